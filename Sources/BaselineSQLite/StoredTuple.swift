import Baseline
import GRDB
import RemoteThread

/// A row of table `tuple`, put together with the names it points at.
struct StoredTuple {
  let id: Int64
  let tuple: ThreadTuple
  let example: TupleExample
  let status: TupleStatus
  let reason: String?

  /// Every tuple, in the order of tuples.
  static func all(_ db: Database) throws -> [StoredTuple] { try unordered(db).sorted { $0.tuple < $1.tuple } }

  /// Every tuple, in the order of rows: to sort thousands of long paths takes longer than to read them.
  static func unordered(_ db: Database) throws -> [StoredTuple] {
    let images = try StoredTables.images(db)
    let starts = try StoredTables.starts(db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, source_id, target_id, start_id, status, reason, example_source, example_target, example_module,
          example_function
        FROM tuple ORDER BY id
        """)
    var tuples: [StoredTuple] = []
    while let row = try rows.next() {
      tuples.append(try StoredTuple(CheckedRow(row: row, table: "tuple"), images: images, starts: starts))
    }
    return tuples
  }

  /// The number and status of every tuple.
  static func statuses(_ db: Database) throws -> [(id: Int64, status: TupleStatus)] {
    var statuses: [(id: Int64, status: TupleStatus)] = []
    try PlainStatement("SELECT id, status, reason FROM tuple ORDER BY id", db).forEachRow(of: "tuple") { row in
      statuses.append((try row.id(0, "id"), try row.status(1)))
    }
    return statuses
  }

  private init(_ row: CheckedRow, images: [Int64: String], starts: [Int64: ThreadStart]) throws {
    guard let source = images[try row.id(1, "source_id")] else { throw row.malformed("source_id") }
    guard let target = images[try row.id(2, "target_id")] else { throw row.malformed("target_id") }
    guard let start = starts[try row.id(3, "start_id")] else { throw row.malformed("start_id") }
    id = try row.id(0, "id")
    tuple = ThreadTuple(source: source, target: target, start: start)
    let decision = try TupleRow.decision(row, from: 4)
    (status, reason) = (decision.status, decision.reason)
    example = try TupleRow.example(row, from: 6)
  }
}

/// What table `tuple` keeps of a tuple beside its parts.
enum TupleRow {
  /// The status and its reason, in two columns.
  static func decision(_ row: CheckedRow, from column: Int) throws -> (status: TupleStatus, reason: String?) {
    guard let status = TupleStatus(rawValue: try row.text(column, "status")) else { throw row.malformed("status") }
    return (status, try row.optionalText(column + 1, "reason"))
  }

  /// The example spellings, in four columns.
  static func example(_ row: CheckedRow, from column: Int) throws -> TupleExample {
    TupleExample(
      source: try row.text(column, "example_source"), target: try row.text(column + 1, "example_target"),
      module: try row.optionalText(column + 2, "example_module"),
      function: try row.optionalText(column + 3, "example_function"))
  }
}
