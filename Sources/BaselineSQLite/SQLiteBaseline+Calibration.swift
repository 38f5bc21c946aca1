public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline {
  /// The days with sightings, ascending.
  public func days() throws -> [UTCDay] {
    try read { db in
      var days: [UTCDay] = []
      try IntegerStatement("SELECT DISTINCT day FROM sighting ORDER BY day", db).forEachRow(of: "sighting") { row in
        days.append(try row.day(0))
      }
      return days
    }
  }

  /// The figures as they were before `day`.
  public func snapshot(before day: UTCDay) throws -> BaselineSnapshot {
    try read { db in try StoredFigures(db, before: day).snapshot }
  }

  /// Every tuple seen from `day` on, with each of its start offsets; in order.
  public func starts(from day: UTCDay) throws -> [TupleStart] {
    try read { db in
      let tuples = Dictionary(try StoredTuple.all(db).map { ($0.id, $0.tuple) }) { first, _ in first }
      let sql = "SELECT DISTINCT tuple_id, offset FROM sighting WHERE day >= \(day.number)"
      var starts: [TupleStart] = []
      try IntegerStatement(sql, db).forEachRow(of: "sighting") { row in
        guard let tuple = tuples[try row.id(0, "tuple_id")] else {
          throw SightingRow.dangling("tuple")
        }
        let offset = try row.integer(1, "offset", in: -1...65_535)
        starts.append(TupleStart(tuple: tuple, offset: UInt16(exactly: offset)))
      }
      return starts.sorted()
    }
  }

  /// How high benign cases score; nil where that was never found out.
  public func calibration() throws -> Calibration? { try read(StoredCalibration.read) }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) throws {
    try write { db in try StoredCalibration.set(calibration, in: db) }
  }
}
