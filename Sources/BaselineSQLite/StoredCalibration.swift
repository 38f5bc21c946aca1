import Baseline
import Foundation
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
        calibration.heldBack.lowerBound.number, calibration.heldBack.upperBound.number, text(calibration.parts),
        basis.formula, basis.policy.minimumHostDays, basis.policy.minimumDays, basis.tuples, basis.knownGood,
        basis.events, basis.hostDays,
      ])
  }

  static func read(_ db: Database) throws -> Calibration? {
    guard let row = try Row.fetchOne(db, sql: "SELECT \(columns) FROM calibration WHERE id = 1") else { return nil }
    let checked = CheckedRow(row: row, table: "calibration")
    let (first, last) = (try checked.day(0), try checked.day(1))
    guard first <= last, let parts = parts(try checked.text(2, "scores")) else { throw checked.malformed("scores") }
    return Calibration(heldBack: first...last, parts: parts, basis: try basis(checked))
  }

  private static func basis(_ row: CheckedRow) throws -> CalibrationBasis {
    func figure(_ column: Int, _ name: String) throws -> Int { Int(try row.integer(column, name, in: 0...Int64.max)) }
    return CalibrationBasis(
      formula: try figure(3, "formula"),
      policy: KnownGoodPolicy(
        minimumHostDays: try figure(4, "minimum_host_days"), minimumDays: try figure(5, "minimum_days")),
      tuples: try figure(6, "tuples"), knownGood: try figure(7, "known_good"), events: try figure(8, "events"),
      hostDays: try figure(9, "host_days"))
  }

  private static func text(_ parts: [[[Double]]]) -> String {
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
    return list(parts.map { list($0.map { list($0.map(\.description)) }) })
  }

  /// The scores of a JSON array; nil where it is none, or holds what no score is, or no day.
  private static func parts(_ text: String) -> [[[Double]]]? {
    guard let parts = try? JSONDecoder().decode([[[Double]]].self, from: Data(text.utf8)), !parts.isEmpty else {
      return nil
    }
    let scores = parts.joined().joined()
    return parts.allSatisfy { !$0.isEmpty } && scores.allSatisfy { $0 >= 0 && $0 < 1_000_000 } ? parts : nil
  }
}
