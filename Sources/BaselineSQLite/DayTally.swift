/// On how many host-days each of many things was seen, by number. On a day a thing may be seen often, with the same hosts or
/// others: each host counts once.
struct DayTally {
  private var hostDays: [Int32]
  /// Kept for its memory.
  private var hosts = DistinctHosts()

  init(count: Int) { hostDays = Array(repeating: 0, count: count) }

  /// Counts a day.
  ///
  /// By sorting its sightings by their things, which are then counted one after the other: to jump between a million of
  /// them takes several times as long.
  /// - Parameter things: the number of each sighting's thing, negative where it does not count.
  mutating func count(_ day: PlacedSightings, _ things: some Sequence<Int32>) {
    NumberedPlaces(things).forEachRun { number, places in
      while hostDays.count <= number { hostDays.append(0) }
      hostDays[number] = Int32(clamping: Int(hostDays[number]) + Int(count(day, places)))
    }
  }

  /// The hosts of sightings that are of one thing.
  private mutating func count(_ day: PlacedSightings, _ places: NumberedPlaces.Run) -> Int32 {
    guard places.count > 1 else { return Int32(clamping: places.reduce(0) { $0 + day.hosts(of: $1).hostCount }) }
    hosts.removeAll()
    for place in places { hosts.add(day.hosts(of: place)) }
    return hosts.count
  }

  subscript(number: Int) -> Int { Int(hostDays[number]) }
}
