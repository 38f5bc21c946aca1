import Baseline
import Foundation
import GRDB
import RemoteThread

/// The table `calibration`: one row, or none.
enum StoredCalibration {
  static func set(_ calibration: Calibration?, in db: Database) throws {
    try db.execute(sql: "DELETE FROM calibration")
    guard let calibration else { return }
    let scores = "[" + calibration.scores.map(\.description).joined(separator: ",") + "]"
    try db.execute(
      sql: "INSERT INTO calibration (id, first_day, last_day, days, scores) VALUES (1, ?, ?, ?, ?)",
      arguments: [
        calibration.heldBack.lowerBound.number, calibration.heldBack.upperBound.number, calibration.days, scores,
      ])
  }

  static func read(_ db: Database) throws -> Calibration? {
    let sql = "SELECT first_day, last_day, days, scores FROM calibration WHERE id = 1"
    guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
    let checked = CheckedRow(row: row, table: "calibration")
    let (first, last) = (try checked.day(0), try checked.day(1))
    let days = Int(try checked.integer(2, "days", in: 1...Int64(Int32.max)))
    guard first <= last, let scores = scores(try checked.text(3, "scores")) else { throw checked.malformed("scores") }
    return Calibration(heldBack: first...last, days: days, scores: scores)
  }

  /// The scores of a JSON array; nil where it is none, or holds what no score is.
  private static func scores(_ text: String) -> [Double]? {
    guard let scores = try? JSONDecoder().decode([Double].self, from: Data(text.utf8)) else { return nil }
    return scores.allSatisfy { $0 >= 0 && $0 < 1_000_000 } ? scores : nil
  }
}
