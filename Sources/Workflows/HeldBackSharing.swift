import Baseline

/// On how many hosts of a held-back part threads start at an offset that is the only name of the start: ``OffsetSharing`` by
/// numbers.
struct HeldBackSharing: Sendable {
  private var index = CompactIndex<NumberPair>()
  private var hosts: [Set<Int32>] = []
  private let names: HeldBackNames

  /// Counts sightings.
  init(_ sightings: some Sequence<FirstSighting>, named names: HeldBackNames) {
    self.names = names
    for sighting in sightings {
      guard let place = place(of: sighting) else { continue }
      let (number, isNew) = index.insert(place)
      if isNew { hosts.append([]) }
      hosts[Int(number)].formUnion(sighting.hosts)
    }
  }

  /// The hosts that share the start of a sighting, one for a start with a better name.
  func hosts(sharing sighting: FirstSighting) -> Int {
    place(of: sighting).flatMap { index.number(of: $0) }.map { hosts[Int($0)].count } ?? 1
  }

  /// Module and offset.
  private func place(of sighting: FirstSighting) -> NumberPair? {
    let module = names.offsetModules[Int(sighting.tuple.start)]
    guard module >= 0, let offset = sighting.offset else { return nil }
    return NumberPair(module, Int32(offset))
  }
}
