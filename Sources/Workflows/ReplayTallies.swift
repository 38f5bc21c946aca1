import EventSources
import RemoteThread
import SysmonRules

/// Tallies of tuples while events come.
///
/// Most events are of a kind that came before, and cost one look-up and one addition; what the kinds add up to is found
/// out at the end.
struct ReplayTallies {
  private let configuration: FilterConfiguration
  private let distinction: EventDistinction
  private let talliesTuples: Bool
  /// What becomes of every event, where neither tuples nor filters tell one from another.
  private let onlyDecision: Decision?
  private var kinds: [EventKind: Int] = [:]
  private var starts = StartKinds()
  private var counts: [KindCount] = []
  private var tuples = TuplePlaces()
  private var tallies: [ReplayRun.Tally] = []
  private var total = ReplayRun.Tally()
  private var others = ReplayRun.Tally()

  /// The events of one kind so far.
  private struct KindCount {
    let decision: Decision
    /// The tuple's; nil beyond ``ReplayRun/mostTuples``.
    let place: Int?
    var events: Int
  }

  /// Kinds that are told apart at once, a bound on memory.
  private static let mostKinds = 1 << 16

  init(_ configuration: FilterConfiguration, talliesTuples: Bool) {
    self.configuration = configuration
    self.talliesTuples = talliesTuples
    distinction = EventDistinction(configuration)
    onlyDecision =
      talliesTuples || distinction.tellsEventsApart ? nil : configuration.decide(FilterEvent([:]))
  }

  /// Counts `event`, and says what becomes of it.
  mutating func count(_ event: RemoteThreadEvent) -> Decision {
    if let onlyDecision {
      total.count(onlyDecision)
      return onlyDecision
    }
    let kind = distinction.kind(of: event)
    if let number = kinds[kind] {
      counts[number].events += 1
      return counts[number].decision
    }
    if counts.count >= Self.mostKinds { addUp() }
    let decision = configuration.decide(event, by: distinction)
    kinds[kind] = counts.count
    add(decision, ThreadSpelling(event), events: 1)
    return decision
  }

  /// Counts the events of `batch`, where the filters ask for nothing that it does not hold.
  mutating func count(_ batch: StartBatch) {
    // Not in the middle: numbers found for the batch stay good to its end.
    if counts.count >= Self.mostKinds { addUp() }
    starts.begin(batch)
    for row in batch.rows {
      let number = starts.number(of: row, in: batch, by: distinction, ofNext: counts.count)
      if number == counts.count {
        let spelling = batch.spellings[Int(row.spelling)]
        add(configuration.decide(spelling, startAddress: row.startAddress, by: distinction), spelling, events: 0)
      }
      counts[number].events += 1
    }
  }

  private mutating func add(_ decision: Decision, _ spelling: ThreadSpelling, events: Int) {
    counts.append(
      KindCount(decision: decision, place: talliesTuples ? tuples.place(of: spelling) : nil, events: events))
  }

  private mutating func addUp() {
    for count in counts {
      total.count(count.decision, events: count.events)
      guard talliesTuples else { continue }
      guard let place = count.place else {
        others.count(count.decision, events: count.events)
        continue
      }
      while tallies.count <= place { tallies.append(ReplayRun.Tally()) }
      tallies[place].count(count.decision, events: count.events)
    }
    kinds.removeAll(keepingCapacity: true)
    starts = StartKinds()
    counts.removeAll(keepingCapacity: true)
  }

  mutating func outcome(_ report: ReadReport) -> ReplayRun.Outcome {
    addUp()
    return ReplayRun.Outcome(
      report: report, total: total, tuples: tuples.byTuple.mapValues { tallies[$0] }, otherTuples: others)
  }
}

/// Places of the first ``ReplayRun/mostTuples`` tuples in the order in which they came, found by the spelling of an event.
private struct TuplePlaces {
  private(set) var byTuple: [ThreadTuple: Int] = [:]
  private var bySpelling: [ThreadSpelling: Int?] = [:]

  /// Nil for a tuple beyond the last.
  mutating func place(of spelling: ThreadSpelling) -> Int? {
    if let place = bySpelling[spelling] { return place }
    let tuple = ThreadTuple(spelling)
    let place = byTuple[tuple] ?? (byTuple.count < ReplayRun.mostTuples ? byTuple.count : nil)
    if let place { byTuple[tuple] = place }
    if bySpelling.count >= TupleCache.mostKept { bySpelling.removeAll(keepingCapacity: true) }
    bySpelling[spelling] = .some(place)
    return place
  }
}
