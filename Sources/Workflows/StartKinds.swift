import RemoteThread
import SysmonRules

/// Numbers of the kinds of events that batches of starts hold: events of one spelling whose addresses the filters cannot
/// tell apart.
///
/// A spelling is looked up once a batch. An event costs one step into a list, and a look-up more where filters find another
/// address in it than in the last event of its spelling.
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
  /// The kinds of the last events by number of spelling; nil where there was none yet.
  private var last: [(answers: AddressAnswers, kind: Int)?] = []

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
    let answers = distinction.asksForAddress ? distinction.answers(for: row.startAddress) : .blank
    if let last = last[spelling], last.answers == answers { return last.kind }
    let key = Key(spelling: spelling, answers: answers)
    let kind = kinds[key] ?? next
    if kind == next { kinds[key] = next }
    last[spelling] = (answers, kind)
    return kind
  }

  private mutating func number(of spelling: ThreadSpelling) -> Int {
    let instance = SpellingInstance(spelling)
    if let number = instances[instance] { return number }
    let number = spellings[spelling] ?? spellings.count
    if number == spellings.count {
      spellings[spelling] = number
      last.append(nil)
    }
    instances[instance] = number
    return number
  }
}
