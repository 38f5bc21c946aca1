import Baseline
import GRDB
import RemoteThread

/// What was first seen on some days, as calibration needs it.
struct FirstSightings {
  private var seen: [HostDaySightings.Key: (day: UTCDay, hosts: DistinctHosts)] = [:]
  private let numbered: NumberedTuples
  private let places: RowPlaces
  private let standings: OffsetStandings
  private let names: [Int64: String]

  /// Nothing yet. Within the caller's transaction.
  init(_ db: Database) throws {
    numbered = try NumberedTuples(db)
    places = RowPlaces(numbered.tuples.map(\.id))
    standings = try OffsetStandings(db)
    names = try StoredTables.hosts(db)
  }

  /// Adds a sighting. They have to come in order of days.
  mutating func add(
    _ entry: DaySightings.Entry, of tuple: NumberedTuples.Tuple, on day: UTCDay, _ hosts: ArraySlice<HostBlock>
  ) {
    guard tuple.status != .quarantined, !standings.isQuarantined(entry.key) else { return }
    if numbered.starts[Int(tuple.key.start)].isNamedByOffset {
      seen[entry.key, default: (day, DistinctHosts())].hosts.add(hosts)
    } else if seen[entry.key] == nil {
      seen[entry.key] = (day, DistinctHosts())
    }
  }

  /// Hands over what was added and forgets it.
  mutating func take() -> [FirstSighting] {
    defer { seen = [:] }
    return seen.sorted { $0.key < $1.key }.compactMap { key, first in
      places[key.tuple].map { place in
        FirstSighting(
          TupleStart(tuple: numbered.tuple(at: place), offset: UInt16(exactly: key.offset)), on: first.day,
          hosts: named(first.hosts))
      }
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
