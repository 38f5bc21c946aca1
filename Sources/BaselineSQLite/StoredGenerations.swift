import Baseline
import Foundation
import GRDB
import RemoteThread

/// The table `generation`, and the way back to each.
enum StoredGenerations {
  /// The generations, oldest first.
  static func all(_ db: Database) throws -> [BaselineGeneration] {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT number, published, first_day, last_day, configuration, report FROM generation ORDER BY number")
    var generations: [BaselineGeneration] = []
    while let row = try rows.next() { generations.append(try generation(CheckedRow(row: row, table: "generation"))) }
    return generations
  }

  private static func generation(_ row: CheckedRow) throws -> BaselineGeneration {
    let (first, last) = (try row.day(2), try row.day(3))
    guard first <= last else { throw row.malformed("last_day") }
    return BaselineGeneration(
      number: Int(try row.id(0, "number")),
      published: UTCTime(milliseconds: try row.integer(1, "published", in: CheckedRow.times)), window: first...last,
      configuration: Array(try row.bytes(4, "configuration")), report: try row.text(5, "report"))
  }

  /// Adds a generation, forgets all but the newest `count`, and gives the number of the new one.
  static func publish(_ generation: BaselineGeneration, keeping count: Int, in db: Database) throws -> Int64 {
    let number = try db.insert(
      "INSERT INTO generation (published, first_day, last_day, configuration, report) VALUES (?, ?, ?, ?, ?)",
      [
        generation.published.milliseconds.databaseValue, generation.window.lowerBound.number.databaseValue,
        generation.window.upperBound.number.databaseValue, Data(generation.configuration).databaseValue,
        StoredText.value(generation.report),
      ])
    let kept = try Int64.fetchAll(db, sql: "SELECT number FROM generation ORDER BY number DESC LIMIT \(max(1, count))")
    let oldest = kept.last ?? number
    for table in UndoTable.all { try db.execute(sql: table.pruning(before: oldest)) }
    try db.execute(sql: "DELETE FROM generation WHERE number < ?", arguments: [oldest])
    try watch(db)
    return number
  }

  /// Has every later change of this connection remembered, so that there is a way back. Where there is no generation to
  /// go back to, nothing is.
  static func watch(_ db: Database) throws {
    guard try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM generation") != nil else { return }
    for trigger in UndoTable.all.flatMap(\.triggers) { try db.execute(sql: trigger) }
  }

  /// Makes the tables what they were when generation `number` was published.
  static func restore(_ number: Int64, in db: Database) throws {
    let later = try Int64.fetchAll(
      db, sql: "SELECT number FROM generation WHERE number >= ? ORDER BY number DESC", arguments: [number])
    guard later.last == number else { throw GenerationError.notKept(number: Int(number)) }
    for removal in UndoTable.all.flatMap(\.triggerRemovals) { try db.execute(sql: removal) }
    for generation in later {
      for statement in UndoTable.all.flatMap({ $0.restoration(to: generation) }) { try db.execute(sql: statement) }
    }
    try db.execute(sql: "DELETE FROM generation WHERE number > ?", arguments: [number])
    try watch(db)
  }
}
