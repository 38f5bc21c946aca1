import Baseline
import RemoteThread

/// Distinct host-days of everything that a snapshot counts: its marginals.
struct ContextCounts {
  /// On how many host-days each of many things was seen, by number. Host-days have to come by day.
  private struct Tally {
    private var hostDays: [Int32]
    private var last: [Int64]

    init(count: Int) {
      hostDays = Array(repeating: 0, count: count)
      last = Array(repeating: .min, count: count)
    }

    mutating func count(_ id: HostDayID, at number: Int32) {
      while hostDays.count <= Int(number) {
        hostDays.append(0)
        last.append(.min)
      }
      guard last[Int(number)] != id.number else { return }
      last[Int(number)] = id.number
      hostDays[Int(number)] += 1
    }

    subscript(number: Int) -> Int { Int(hostDays[number]) }
  }

  /// The things of one kind that tuples have in common: of each tuple the number of its own.
  private struct Family {
    let ofTuple: [Int32]
    /// A tuple that has the thing, in the order of things.
    let example: [Int32]
    var tally: Tally

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
      tally = Tally(count: example.count)
    }
  }

  private let tuples: NumberedTuples
  private let standings: OffsetStandings
  private var sources: Tally
  private var targets: Tally
  private var starts: Tally
  private var perTuple: Tally
  private var pairs: Family
  private var sourceStarts: Family
  private var targetStarts: Family
  private var offsetIndex = CompactIndex<NumberPair>()
  private var offsets = Tally(count: 0)
  private var offsetMarginals: [(start: Int32, offset: UInt16)] = []

  /// - Parameter tuples: in the order in which they are counted by.
  init(_ tuples: NumberedTuples, _ standings: OffsetStandings) {
    self.tuples = tuples
    self.standings = standings
    sources = Tally(count: tuples.images.count)
    targets = Tally(count: tuples.images.count)
    starts = Tally(count: tuples.starts.count)
    perTuple = Tally(count: tuples.tuples.count)
    let places = tuples.tuples.indices.map(Int32.init)
    pairs = Family(tuples.tuples, places) { NumberPair($0.source, $0.target) }
    let byStart = places.sorted(by: { tuples.tuples[$0].key.start }, below: tuples.starts.count)
    let bySource = byStart.sorted(by: { tuples.tuples[$0].key.source }, below: tuples.images.count)
    sourceStarts = Family(tuples.tuples, bySource) { NumberPair($0.source, $0.start) }
    let byTarget = byStart.sorted(by: { tuples.tuples[$0].key.target }, below: tuples.images.count)
    targetStarts = Family(tuples.tuples, byTarget) { NumberPair($0.target, $0.start) }
  }

  /// Counts a sighting of the tuple at `index`. Host-days come by day.
  mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, at index: Int) {
    let tuple = tuples.tuples[index]
    guard tuple.status != .quarantined else { return }
    sources.count(id, at: tuple.key.source)
    targets.count(id, at: tuple.key.target)
    starts.count(id, at: tuple.key.start)
    perTuple.count(id, at: Int32(index))
    pairs.tally.count(id, at: pairs.ofTuple[index])
    sourceStarts.tally.count(id, at: sourceStarts.ofTuple[index])
    targetStarts.tally.count(id, at: targetStarts.ofTuple[index])
    guard let offset = entry.offset, tuples.starts[Int(tuple.key.start)].isNamedByOffset,
      !standings.isQuarantined(entry.key)
    else { return }
    let (number, isNew) = offsetIndex.insert(NumberPair(tuple.key.start, Int32(offset)))
    if isNew { offsetMarginals.append((tuple.key.start, offset)) }
    offsets.count(id, at: number)
  }

  /// Hands over every marginal with its host-days, 0 where it was never seen, and forgets it.
  mutating func drain(_ body: (BaselineSnapshot.Marginal, Int) -> Void) {
    for image in tuples.images.indices {
      body(.source(Int32(image)), sources[image])
      body(.target(Int32(image)), targets[image])
    }
    for start in tuples.starts.indices { body(.start(Int32(start)), starts[start]) }
    for (index, tuple) in tuples.tuples.enumerated() { body(.tuple(tuple.key), perTuple[index]) }
    perTuple = Tally(count: 0)
    Self.drain(&pairs, of: tuples, body) { .pair(.init(source: $0.source, target: $0.target)) }
    Self.drain(&sourceStarts, of: tuples, body) { .sourceStart(source: $0.source, start: $0.start) }
    Self.drain(&targetStarts, of: tuples, body) { .targetStart(target: $0.target, start: $0.start) }
    offsetIndex = CompactIndex()
    for (number, marginal) in offsetMarginals.enumerated() {
      body(.offset(start: marginal.start, marginal.offset), offsets[number])
    }
    (offsets, offsetMarginals) = (Tally(count: 0), [])
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
