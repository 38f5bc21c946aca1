public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline {
  /// The days with sightings, ascending.
  public func days() throws -> [UTCDay] {
    try read { db in
      var days: [UTCDay] = []
      try HostDayTable.forEachSightings(db) { id, sightings in
        if !sightings.entries.isEmpty, days.last != id.day { days.append(id.day) }
      }
      return days
    }
  }

  /// The figures as they were before `day`.
  public func snapshot(before day: UTCDay) throws -> BaselineSnapshot {
    try read { db in try StoredFigures.snapshot(db, before: day) }
  }

  /// Every tuple seen on these days, with each of its start offsets, and when first; in the order of starts. What is
  /// quarantined is left out.
  public func firstSightings(in days: ClosedRange<UTCDay>) throws -> [FirstSighting] {
    try read { db in
      let numbered = try NumberedTuples(db)
      let places = RowPlaces(numbered.tuples.map(\.id))
      let standings = try OffsetStandings(db)
      let names = try StoredTables.hosts(db)
      let (next, isPast) = days.upperBound.number.addingReportingOverflow(1)
      let end = isPast ? nil : UTCDay(number: next)
      var seen: [HostDaySightings.Key: (day: UTCDay, hosts: Set<String>)] = [:]
      try HostDayTable.forEachSightings(db, from: days.lowerBound, before: end) { id, sightings in
        guard let host = names[id.host] else { throw HostDayTable.dangling("host") }
        // They come in order of days.
        for entry in sightings.entries {
          guard let place = places[entry.key.tuple] else { throw HostDayTable.dangling("tuple") }
          let tuple = numbered.tuples[place]
          guard tuple.status != .quarantined, !standings.isQuarantined(entry.key) else { continue }
          if numbered.starts[Int(tuple.key.start)].isNamedByOffset {
            seen[entry.key, default: (id.day, [])].hosts.insert(host)
          } else if seen[entry.key] == nil {
            seen[entry.key] = (id.day, [])
          }
        }
      }
      return seen.compactMap { key, first in
        places[key.tuple].map { place in
          FirstSighting(
            TupleStart(tuple: numbered.tuple(at: place), offset: UInt16(exactly: key.offset)), on: first.day,
            hosts: first.hosts)
        }
      }.sorted { $0.start < $1.start }
    }
  }

  /// How high benign cases score; nil where that was never found out.
  public func calibration() throws -> Calibration? { try read(StoredCalibration.read) }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) throws {
    try write { db in try StoredCalibration.set(calibration, in: db) }
  }
}
