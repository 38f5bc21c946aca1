import Baseline

/// What was seen on a day, in the order in which its tuples are counted.
struct PlacedSightings {
  /// Of each sighting the place of its tuple, ascending.
  private(set) var tuples: [Int32] = []
  /// The sightings.
  private(set) var entries: [DaySightings.Entry] = []
  /// The hosts of all sightings, one after the other, and where those of each end.
  private var blocks: [HostBlock] = []
  private var ends: [Int32] = []

  /// A row that points at no tuple is an error.
  init(_ sightings: DaySightings, _ places: RowPlaces) throws {
    let ofSighting = try sightings.entries.map { entry in
      guard let place = places[entry.key.tuple] else { throw HostDayTable.dangling("tuple") }
      return Int32(place)
    }
    tuples.reserveCapacity(ofSighting.count)
    entries.reserveCapacity(ofSighting.count)
    ends.reserveCapacity(ofSighting.count)
    blocks.reserveCapacity(sightings.blocks.count)
    NumberedPlaces(ofSighting).forEachRun { tuple, places in
      for entry in places.lazy.map({ sightings.entries[$0] }) {
        tuples.append(Int32(tuple))
        entries.append(entry)
        blocks += sightings.hosts(of: entry)
        ends.append(Int32(blocks.count))
      }
    }
  }

  /// The hosts of a sighting.
  func hosts(of place: Int) -> ArraySlice<HostBlock> {
    blocks[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }
}
