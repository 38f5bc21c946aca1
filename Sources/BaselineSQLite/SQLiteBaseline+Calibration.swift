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

  /// Every tuple seen on these days, with each of its start offsets, and when first; in the order of starts.
  public func firstSightings(in days: ClosedRange<UTCDay>) throws -> [FirstSighting] {
    try read { db in
      var seen: [HostDaySightings.Key: UTCDay] = [:]
      let (next, isPast) = days.upperBound.number.addingReportingOverflow(1)
      let end = isPast ? nil : UTCDay(number: next)
      try HostDayTable.forEachSightings(db, from: days.lowerBound, before: end) { id, sightings in
        // They come in order of days.
        for entry in sightings.entries where seen[entry.key] == nil { seen[entry.key] = id.day }
      }
      let tuples = Dictionary(try StoredTuple.all(db).map { ($0.id, $0.tuple) }) { first, _ in first }
      return try seen.map { key, day in
        guard let tuple = tuples[key.tuple] else { throw HostDayTable.dangling("tuple") }
        return FirstSighting(TupleStart(tuple: tuple, offset: UInt16(exactly: key.offset)), on: day)
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
