import Baseline
import GRDB
import RemoteThread

/// What was first seen on some days, as calibration needs it.
struct FirstSightings {
  private var index = CompactIndex<HostDaySightings.Key>()
  /// At the numbers of their keys: the place of the tuple, and the first day.
  private var seen: [(place: Int32, day: UTCDay)] = []
  /// Of starts that are named by their offset, by the number of the key.
  private var hosts: [Int32: DistinctHosts] = [:]
  private let numbered: NumberedTuples
  private let places: RowPlaces
  private let standings: OffsetStandings
  private let hostNames: [String]
  /// Hosts by their rows; those whose names Swift takes for equal have one number.
  private let hostNumbers: [Int64: Int32]

  /// Nothing yet.
  /// - Parameter names: hosts by number.
  init(_ numbered: NumberedTuples, _ standings: OffsetStandings, names: [Int64: String]) {
    self.numbered = numbered
    places = RowPlaces(numbered.tuples.map(\.id))
    self.standings = standings
    var numbers: [String: Int32] = [:]
    var hostNames: [String] = []
    hostNumbers = names.mapValues { name in
      if let known = numbers[name] { return known }
      numbers[name] = Int32(hostNames.count)
      hostNames.append(name)
      return Int32(hostNames.count - 1)
    }
    self.hostNames = hostNames
  }

  /// Adds a day. They have to come in order.
  mutating func add(_ sightings: DaySightings, on day: UTCDay) throws {
    try sightings.rows.forEachHost { host in
      guard hostNumbers[host] != nil else { throw HostDayTable.dangling("host") }
    }
    for entry in sightings.entries {
      guard let place = places[entry.key.tuple] else { throw HostDayTable.dangling("tuple") }
      add(entry, at: place, on: day, sightings.hosts(of: entry))
    }
  }

  private mutating func add(
    _ entry: DaySightings.Entry, at place: Int, on day: UTCDay, _ hosts: ArraySlice<HostBlock>
  ) {
    let tuple = numbered.tuples[place]
    guard tuple.status != .quarantined, !standings.isQuarantined(entry.key) else { return }
    let (number, isNew) = index.insert(entry.key)
    if isNew { seen.append((Int32(place), day)) }
    if numbered.starts[Int(tuple.key.start)].isNamedByOffset {
      self.hosts[number, default: DistinctHosts()].add(hosts)
    }
  }

  /// Hands over what was added and forgets it.
  mutating func take() -> PartSightings {
    defer { (index, seen, hosts) = (CompactIndex(), [], [:]) }
    let sightings = zip(index.keys, seen).enumerated().map { number, sighting in
      FirstSighting(
        of: numbered.tuples[Int(sighting.1.place)].key, offset: sighting.0.startOffset, on: sighting.1.day,
        hosts: hosts[Int32(number)].map(numbers) ?? [])
    }
    return PartSightings(images: numbered.images, starts: numbered.starts, hosts: hostNames, sightings: sightings)
  }

  private func numbers(of hosts: DistinctHosts) -> [Int32] {
    var numbers: Set<Int32> = []
    hosts.blocks.forEachHost { host in
      if let number = hostNumbers[host] { numbers.insert(number) }
    }
    return numbers.sorted()
  }
}
