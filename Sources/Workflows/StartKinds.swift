import RemoteThread
import SysmonRules

/// Numbers of the kinds of events that batches of starts hold: events of one spelling whose addresses the filters cannot
/// tell apart.
///
/// A spelling is looked up once a batch; an event costs one step into a list, and one look-up more where filters ask for
/// its address.
struct StartKinds {
  private struct Key: Hashable {
    let spelling: Int
    let answers: AddressAnswers
  }

  /// Numbers of spellings by their instances: which one it is costs less to find out than what it says.
  private var instances: [SpellingInstance: Int] = [:]
  private var spellings: [ThreadSpelling: Int] = [:]
  /// Numbers of spellings by their places in the batch at hand; -1 where not asked for yet.
  private var places: [Int] = []
  private var kinds: [Key: Int] = [:]
  /// Kinds by number of spelling, where filters do not ask for addresses; -1 where there is none yet.
  private var kindsOfSpellings: [Int] = []

  /// Instances that are remembered, a bound on memory: one spelling can have many.
  private static let mostInstances = 1 << 16

  /// Begins a batch.
  mutating func begin(_ batch: StartBatch) {
    if instances.count >= Self.mostInstances { instances.removeAll(keepingCapacity: true) }
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(-1, count: batch.spellings.count))
  }

  /// The number of the kind of `row`, which is `next` where it is new.
  mutating func number(
    of row: StartBatch.Row, in batch: StartBatch, by distinction: EventDistinction, ofNext next: Int
  ) -> Int {
    let place = Int(row.spelling)
    if places[place] < 0 { places[place] = number(of: batch.spellings[place]) }
    let spelling = places[place]
    guard !distinction.asksForAddress else {
      let key = Key(spelling: spelling, answers: distinction.answers(for: row.startAddress))
      if let number = kinds[key] { return number }
      kinds[key] = next
      return next
    }
    if kindsOfSpellings[spelling] < 0 { kindsOfSpellings[spelling] = next }
    return kindsOfSpellings[spelling]
  }

  private mutating func number(of spelling: ThreadSpelling) -> Int {
    let instance = SpellingInstance(spelling)
    if let number = instances[instance] { return number }
    let number = spellings[spelling] ?? spellings.count
    if number == spellings.count {
      spellings[spelling] = number
      kindsOfSpellings.append(-1)
    }
    instances[instance] = number
    return number
  }
}
