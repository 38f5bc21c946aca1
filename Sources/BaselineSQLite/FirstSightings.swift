import Baseline
import RemoteThread

/// What was first seen on some days, as calibration needs it.
struct FirstSightings {
  private var seen: [HostDaySightings.Key: (place: Int32, day: UTCDay)] = [:]
  /// Of starts that are named by their offset.
  private var hosts: [HostDaySightings.Key: DistinctHosts] = [:]
  private let numbered: NumberedTuples
  private let places: RowPlaces
  private let standings: OffsetStandings
  private let names: [Int64: String]

  /// Nothing yet.
  /// - Parameter names: hosts by number.
  init(_ numbered: NumberedTuples, _ standings: OffsetStandings, names: [Int64: String]) {
    self.numbered = numbered
    places = RowPlaces(numbered.tuples.map(\.id))
    self.standings = standings
    self.names = names
  }

  /// Adds a day. They have to come in order.
  mutating func add(_ sightings: DaySightings, on day: UTCDay) throws {
    try sightings.rows.forEachHost { host in
      guard names[host] != nil else { throw HostDayTable.dangling("host") }
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
    if seen[entry.key] == nil { seen[entry.key] = (Int32(place), day) }
    if numbered.starts[Int(tuple.key.start)].isNamedByOffset {
      self.hosts[entry.key, default: DistinctHosts()].add(hosts)
    }
  }

  /// Hands over what was added and forgets it.
  mutating func take() -> [FirstSighting] {
    defer { (seen, hosts) = ([:], [:]) }
    return seen.sorted { $0.key < $1.key }.map { key, first in
      FirstSighting(
        TupleStart(tuple: numbered.tuple(at: Int(first.place)), offset: key.startOffset), on: first.day,
        hosts: hosts[key].map(named) ?? [])
    }
  }

  private func named(_ hosts: DistinctHosts) -> Set<String> {
    var named: Set<String> = []
    hosts.blocks.forEachHost { host in
      if let name = names[host] { named.insert(name) }
    }
    return named
  }
}
