import Baseline
import RemoteThread

/// Distinct host-days of everything that a snapshot counts, but for whole tuples: its marginals.
struct ContextCounts {
  /// The things of one kind that tuples have in common: of each tuple the number of its own.
  private struct Family {
    let ofTuple: [Int32]
    /// A tuple that has the thing, in the order of things.
    let example: [Int32]
    var tally: DayTally

    /// - Parameter order: the places of the tuples, in the order of the thing.
    init(_ tuples: [NumberedTuples.Tuple], _ order: [Int32], _ thing: (BaselineSnapshot.TupleKey) -> NumberPair) {
      var ofTuple = [Int32](repeating: 0, count: tuples.count)
      var example: [Int32] = []
      var last: NumberPair?
      for place in order {
        let thing = thing(tuples[Int(place)].key)
        if thing != last { example.append(place) }
        last = thing
        ofTuple[Int(place)] = Int32(example.count - 1)
      }
      self.ofTuple = ofTuple
      self.example = example
      tally = DayTally(count: example.count)
    }
  }

  private let tuples: NumberedTuples
  private let standings: OffsetStandings
  private var sources: DayTally
  private var targets: DayTally
  private var starts: DayTally
  private var pairs: Family
  private var sourceStarts: Family
  private var targetStarts: Family
  private var offsetIndex = CompactIndex<NumberPair>()
  private var offsets = DayTally(count: 0)
  private var offsetMarginals: [(start: Int32, offset: UInt16)] = []

  /// - Parameter tuples: in the order in which they are counted by.
  init(_ tuples: NumberedTuples, _ standings: OffsetStandings) {
    self.tuples = tuples
    self.standings = standings
    sources = DayTally(count: tuples.images.count)
    targets = DayTally(count: tuples.images.count)
    starts = DayTally(count: tuples.starts.count)
    let places = tuples.tuples.indices.map(Int32.init)
    pairs = Family(tuples.tuples, places) { NumberPair($0.source, $0.target) }
    let byStart = places.sorted(by: { tuples.tuples[$0].key.start }, below: tuples.starts.count)
    let bySource = byStart.sorted(by: { tuples.tuples[$0].key.source }, below: tuples.images.count)
    sourceStarts = Family(tuples.tuples, bySource) { NumberPair($0.source, $0.start) }
    let byTarget = byStart.sorted(by: { tuples.tuples[$0].key.target }, below: tuples.images.count)
    targetStarts = Family(tuples.tuples, byTarget) { NumberPair($0.target, $0.start) }
  }

  /// Counts what was seen of the tuple at `index` on the day at hand.
  mutating func count(_ entry: DaySightings.Entry, on hosts: ArraySlice<HostBlock>, at index: Int) {
    let tuple = tuples.tuples[index]
    guard tuple.status != .quarantined else { return }
    sources.count(hosts, at: tuple.key.source)
    targets.count(hosts, at: tuple.key.target)
    starts.count(hosts, at: tuple.key.start)
    pairs.tally.count(hosts, at: pairs.ofTuple[index])
    sourceStarts.tally.count(hosts, at: sourceStarts.ofTuple[index])
    targetStarts.tally.count(hosts, at: targetStarts.ofTuple[index])
    guard let offset = entry.offset, tuples.starts[Int(tuple.key.start)].isNamedByOffset,
      !standings.isQuarantined(entry.key)
    else { return }
    let (number, isNew) = offsetIndex.insert(NumberPair(tuple.key.start, Int32(offset)))
    if isNew { offsetMarginals.append((tuple.key.start, offset)) }
    offsets.count(hosts, at: number)
  }

  /// Ends the day.
  mutating func endDay() {
    sources.endDay()
    targets.endDay()
    starts.endDay()
    pairs.tally.endDay()
    sourceStarts.tally.endDay()
    targetStarts.tally.endDay()
    offsets.endDay()
  }

  /// Hands over every marginal with its host-days, 0 where it was never seen, and forgets it.
  mutating func drain(_ body: (BaselineSnapshot.Marginal, Int) -> Void) {
    for image in tuples.images.indices {
      body(.source(Int32(image)), sources[image])
      body(.target(Int32(image)), targets[image])
    }
    for start in tuples.starts.indices { body(.start(Int32(start)), starts[start]) }
    Self.drain(&pairs, of: tuples, body) { .pair(.init(source: $0.source, target: $0.target)) }
    Self.drain(&sourceStarts, of: tuples, body) { .sourceStart(source: $0.source, start: $0.start) }
    Self.drain(&targetStarts, of: tuples, body) { .targetStart(target: $0.target, start: $0.start) }
    offsetIndex = CompactIndex()
    for (number, marginal) in offsetMarginals.enumerated() {
      body(.offset(start: marginal.start, marginal.offset), offsets[number])
    }
    (offsets, offsetMarginals) = (DayTally(count: 0), [])
  }

  private static func drain(
    _ family: inout Family, of tuples: NumberedTuples, _ body: (BaselineSnapshot.Marginal, Int) -> Void,
    _ marginal: (BaselineSnapshot.TupleKey) -> BaselineSnapshot.Marginal
  ) {
    for (number, place) in family.example.enumerated() {
      body(marginal(tuples.tuples[Int(place)].key), family.tally[number])
    }
    family = Family([], []) { NumberPair($0.source, $0.target) }
  }
}
