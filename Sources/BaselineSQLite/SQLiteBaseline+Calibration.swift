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

  /// Every tuple seen from `day` on, with each of its start offsets; each once, in any order. What is quarantined is left
  /// out.
  public func starts(from day: UTCDay) throws -> [TupleStart] {
    try read { db in
      var seen: Set<HostDaySightings.Key> = []
      try HostDayTable.forEachSightings(db, from: day) { _, sightings in
        for entry in sightings.entries { seen.insert(entry.key) }
      }
      let standings = try OffsetStandings(db)
      let numbered = try NumberedTuples(db)
      let places = RowPlaces(numbered.tuples.map(\.id))
      return try seen.compactMap { key in
        guard let place = places[key.tuple] else { throw HostDayTable.dangling("tuple") }
        guard numbered.tuples[place].status != .quarantined, !standings.isQuarantined(key) else { return nil }
        return TupleStart(tuple: numbered.tuple(at: place), offset: UInt16(exactly: key.offset))
      }
    }
  }

  /// How high benign cases score; nil where that was never found out.
  public func calibration() throws -> Calibration? { try read(StoredCalibration.read) }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) throws {
    try write { db in try StoredCalibration.set(calibration, in: db) }
  }
}
