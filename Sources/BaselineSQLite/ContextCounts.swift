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

    /// - Parameter places: of the tuple of each sighting; negative where it does not count.
    mutating func count(_ sightings: DaySightings, at places: [Int32]) {
      tally.count(sightings, places.lazy.map { [ofTuple] in $0 < 0 ? -1 : ofTuple[Int($0)] })
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

  /// Counts a day.
  /// - Parameter places: of each sighting that of its tuple.
  mutating func count(_ sightings: DaySightings, at places: [Int32]) {
    let places = places.map { tuples.tuples[Int($0)].status == .quarantined ? -1 : $0 }
    let keys = places.map { $0 < 0 ? BaselineSnapshot.TupleKey.none : tuples.tuples[Int($0)].key }
    sources.count(sightings, keys.lazy.map(\.source))
    targets.count(sightings, keys.lazy.map(\.target))
    starts.count(sightings, keys.lazy.map(\.start))
    pairs.count(sightings, at: places)
    sourceStarts.count(sightings, at: places)
    targetStarts.count(sightings, at: places)
    offsets.count(sightings, zip(sightings.entries, keys).map { self.offset($0, $1) })
  }

  /// The number of the offset of a sighting; negative where it does not count.
  private mutating func offset(_ entry: DaySightings.Entry, _ key: BaselineSnapshot.TupleKey) -> Int32 {
    guard let offset = entry.offset, key != .none, tuples.starts[Int(key.start)].isNamedByOffset,
      !standings.isQuarantined(entry.key)
    else { return -1 }
    let (number, isNew) = offsetIndex.insert(NumberPair(key.start, Int32(offset)))
    if isNew { offsetMarginals.append((key.start, offset)) }
    return number
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

extension BaselineSnapshot.TupleKey {
  /// Stands for what does not count.
  fileprivate static let none = Self(source: -1, target: -1, start: -1)
}
