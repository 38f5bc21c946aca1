import Baseline
import RemoteThread

/// Distinct host-days of everything that a snapshot counts, but for whole tuples: its marginals.
struct ContextCounts {
  /// The things of one kind that tuples have in common. Most things of a million tuples are of one alone: then they were
  /// seen when it was, and are not counted by themselves.
  private struct Family {
    /// A tuple of each thing, in the order of things.
    let examples: [Int32]
    /// The number of each tuple's thing among those that several have; -1 where it has its thing alone.
    let ofTuple: [Int32]
    var tally: DayTally

    /// - Parameter order: the places of the tuples, in the order of the thing.
    init(_ tuples: [NumberedTuples.Tuple], _ order: [Int32], _ thing: (BaselineSnapshot.TupleKey) -> NumberPair) {
      var ofTuple = [Int32](repeating: -1, count: tuples.count)
      var examples: [Int32] = []
      var shared: Int32 = 0
      var last: NumberPair?
      for place in order {
        let thing = thing(tuples[Int(place)].key)
        if thing != last {
          examples.append(place)
        } else if let example = examples.last.map(Int.init) {
          if ofTuple[example] < 0 {
            ofTuple[example] = shared
            shared += 1
          }
          ofTuple[Int(place)] = ofTuple[example]
        }
        last = thing
      }
      self.examples = examples
      self.ofTuple = ofTuple
      tally = DayTally(count: Int(shared))
    }

    mutating func count(_ day: PlacedSightings, of tuples: [Int32]) {
      tally.count(day, tuples.lazy.map { [ofTuple] in $0 < 0 ? -1 : ofTuple[Int($0)] })
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
  private var offsetMarginals: [(start: Int32, offset: UInt16, earlier: Int)] = []

  /// - Parameter tuples: in the order in which they are counted by.
  init(_ tuples: NumberedTuples, _ standings: OffsetStandings) {
    self.tuples = tuples
    self.standings = standings
    sources = DayTally(count: tuples.images.count)
    targets = DayTally(count: tuples.images.count)
    starts = DayTally(count: tuples.starts.count)
    let places = tuples.tuples.indices.map(Int32.init)
    pairs = Family(tuples.tuples, places) { NumberPair($0.source, $0.target) }
    let byStart = places.sorted(by: tuples.tuples.map(\.key.start), below: tuples.starts.count)
    let bySource = byStart.sorted(by: tuples.tuples.map(\.key.source), below: tuples.images.count)
    sourceStarts = Family(tuples.tuples, bySource) { NumberPair($0.source, $0.start) }
    let byTarget = byStart.sorted(by: tuples.tuples.map(\.key.target), below: tuples.images.count)
    targetStarts = Family(tuples.tuples, byTarget) { NumberPair($0.target, $0.start) }
  }

  /// Counts a day.
  mutating func count(_ day: PlacedSightings) {
    let counted = day.tuples.map { tuples.tuples[Int($0)].status == .quarantined ? -1 : $0 }
    let keys = counted.map { $0 < 0 ? BaselineSnapshot.TupleKey.none : tuples.tuples[Int($0)].key }
    // Before the starts: a new offset asks what was counted of its start on earlier days.
    offsets.count(day, zip(day.entries, keys).map { offset($0, $1) })
    sources.count(day, keys.lazy.map(\.source))
    targets.count(day, keys.lazy.map(\.target))
    starts.count(day, keys.lazy.map(\.start))
    pairs.count(day, of: counted)
    sourceStarts.count(day, of: counted)
    targetStarts.count(day, of: counted)
  }

  /// The number of the offset of a sighting; negative where it does not count.
  private mutating func offset(_ entry: DaySightings.Entry, _ key: BaselineSnapshot.TupleKey) -> Int32 {
    guard let offset = entry.offset, key != .none, tuples.starts[Int(key.start)].isNamedByOffset,
      !standings.isQuarantined(entry.key)
    else { return -1 }
    let (number, isNew) = offsetIndex.insert(NumberPair(key.start, Int32(offset)))
    if isNew { offsetMarginals.append((key.start, offset, starts[Int(key.start)])) }
    return number
  }

  /// Hands over every marginal with its host-days, 0 where it was never seen, and forgets it.
  /// - Parameter presences: of the tuples.
  mutating func drain(_ presences: [DayScan.TuplePresence], _ body: (BaselineSnapshot.Marginal, Int) -> Void) {
    for image in tuples.images.indices {
      body(.source(Int32(image)), sources[image])
      body(.target(Int32(image)), targets[image])
    }
    for start in tuples.starts.indices { body(.start(Int32(start)), starts[start]) }
    drain(&pairs, presences) { body(.pair(.init(source: $0.source, target: $0.target)), $1) }
    drain(&sourceStarts, presences) { body(.sourceStart(source: $0.source, start: $0.start), $1) }
    drain(&targetStarts, presences) { body(.targetStart(target: $0.target, start: $0.start), $1) }
    offsetIndex = CompactIndex()
    for (number, marginal) in offsetMarginals.enumerated() {
      body(.offset(start: marginal.start, marginal.offset), offsets[number])
      body(.startBefore(start: marginal.start, offset: marginal.offset), marginal.earlier)
    }
    (offsets, offsetMarginals) = (DayTally(count: 0), [])
  }

  private func drain(
    _ family: inout Family, _ presences: [DayScan.TuplePresence], _ body: (BaselineSnapshot.TupleKey, Int) -> Void
  ) {
    for place in family.examples.lazy.map(Int.init) {
      let tuple = tuples.tuples[place]
      let shared = Int(family.ofTuple[place])
      let alone = tuple.status == .quarantined ? 0 : presences[place].hostDays
      body(tuple.key, shared < 0 ? alone : family.tally[shared])
    }
    family = Family([], []) { NumberPair($0.source, $0.target) }
  }
}

extension BaselineSnapshot.TupleKey {
  /// Stands for what does not count.
  fileprivate static let none = Self(source: -1, target: -1, start: -1)
}
