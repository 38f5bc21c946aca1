import Baseline
import GRDB
import RemoteThread

/// The table `calibration`: one row, or none.
enum StoredCalibration {
  private static let columns = """
    first_day, last_day, scores, formula, minimum_host_days, minimum_days, tuples, known_good, events, host_days
    """

  static func set(_ calibration: Calibration?, in db: Database) throws {
    try db.execute(sql: "DELETE FROM calibration")
    guard let calibration else { return }
    let basis = calibration.basis
    try db.execute(
      sql: "INSERT INTO calibration (id, \(columns)) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        calibration.heldBack.lowerBound.number, calibration.heldBack.upperBound.number,
        ScoreText.text(calibration.parts),
        basis.formula, basis.policy.minimumHostDays, basis.policy.minimumDays, basis.tuples, basis.knownGood,
        basis.events, basis.hostDays,
      ])
  }

  static func read(_ db: Database) throws -> Calibration? {
    var calibration: Calibration?
    let select = try PlainStatement("SELECT \(columns) FROM calibration WHERE id = 1", db)
    try select.forEachRow(of: "calibration") { row in
      let (first, last) = (try row.day(0), try row.day(1))
      guard first <= last, let parts = ScoreText.parts(try row.text(2, "scores")) else { throw row.malformed("scores") }
      calibration = Calibration(heldBack: first...last, parts: parts, basis: try basis(row))
    }
    return calibration
  }

  private static func basis(_ row: PlainRow) throws -> CalibrationBasis {
    func figure(_ column: Int, _ name: String) throws -> Int { Int(try row.integer(column, name, in: 0...Int64.max)) }
    return CalibrationBasis(
      formula: try figure(3, "formula"),
      policy: KnownGoodPolicy(
        minimumHostDays: try figure(4, "minimum_host_days"), minimumDays: try figure(5, "minimum_days")),
      tuples: try figure(6, "tuples"), knownGood: try figure(7, "known_good"), events: try figure(8, "events"),
      hostDays: try figure(9, "host_days"))
  }
}
