import Baseline
import RemoteThread

/// What was first seen on some days, as calibration needs it.
struct FirstSightings {
  private var seen: [HostDaySightings.Key: (place: Int, day: UTCDay, hosts: Set<Int64>)] = [:]
  private let numbered: NumberedTuples
  private let standings: OffsetStandings
  private let names: [Int64: String]

  /// Nothing yet.
  /// - Parameter names: hosts by number.
  init(_ numbered: NumberedTuples, _ standings: OffsetStandings, names: [Int64: String]) {
    self.numbered = numbered
    self.standings = standings
    self.names = names
  }

  /// Adds a sighting of the tuple at `place`. They have to come in order of days.
  mutating func add(_ entry: HostDaySightings.Entry, at place: Int, on id: HostDayID) {
    let tuple = numbered.tuples[place]
    guard tuple.status != .quarantined, !standings.isQuarantined(entry.key) else { return }
    if numbered.starts[Int(tuple.key.start)].isNamedByOffset {
      seen[entry.key, default: (place, id.day, [])].hosts.insert(id.host)
    } else if seen[entry.key] == nil {
      seen[entry.key] = (place, id.day, [])
    }
  }

  /// Hands over what was added and forgets it.
  mutating func take() -> [FirstSighting] {
    defer { seen = [:] }
    return seen.sorted { $0.key < $1.key }.map { key, first in
      FirstSighting(
        TupleStart(tuple: numbered.tuple(at: first.place), offset: key.startOffset), on: first.day,
        hosts: Set(first.hosts.compactMap { names[$0] }))
    }
  }
}
