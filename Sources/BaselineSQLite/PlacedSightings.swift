import Baseline

/// What was seen on a day, in the order in which its tuples are counted.
struct PlacedSightings {
  private let sightings: DaySightings
  /// Of each sighting the place of its tuple, ascending.
  let tuples: [Int32]
  /// Where each sighting is among those of the day.
  private let order: [Int32]

  /// A row that points at no tuple is an error.
  init(_ sightings: DaySightings, _ places: RowPlaces) throws {
    self.sightings = sightings
    let ofSighting = try sightings.entries.map { entry in
      guard let place = places[entry.key.tuple] else { throw HostDayTable.dangling("tuple") }
      return Int32(place)
    }
    var (tuples, order): ([Int32], [Int32]) = ([], [])
    tuples.reserveCapacity(ofSighting.count)
    order.reserveCapacity(ofSighting.count)
    NumberedPlaces(ofSighting).forEachRun { tuple, places in
      for place in places {
        tuples.append(Int32(tuple))
        order.append(Int32(place))
      }
    }
    (self.tuples, self.order) = (tuples, order)
  }

  var indices: Range<Int> { order.indices }

  /// A sighting.
  subscript(place: Int) -> DaySightings.Entry { sightings.entries[Int(order[place])] }

  /// The hosts of a sighting.
  func hosts(of place: Int) -> ArraySlice<HostBlock> { sightings.hosts(of: self[place]) }
}
