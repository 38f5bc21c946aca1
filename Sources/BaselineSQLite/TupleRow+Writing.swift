import Baseline
import GRDB
import RemoteThread

extension TupleRow {
  /// Adds a tuple about which nothing is decided.
  static func insert(_ key: TupleKey, _ example: TupleExample, _ db: Database) throws -> Int64 {
    try db.insert(
      """
      INSERT INTO tuple (source_id, target_id, start_id, status, example_source, example_target, example_module,
        example_function)
      VALUES (?, ?, ?, 'learned', ?, ?, ?, ?)
      """,
      [key.source.databaseValue, key.target.databaseValue, key.start.databaseValue] + values(of: example))
  }

  /// The number of a tuple; nil where it is not there.
  static func id(of tuple: ThreadTuple, _ db: Database) throws -> Int64? {
    let sql = """
      SELECT tuple.id FROM tuple
      JOIN image AS source ON source.id = tuple.source_id
      JOIN image AS target ON target.id = tuple.target_id
      JOIN start ON start.id = tuple.start_id
      WHERE source.folded = ? AND target.folded = ? AND start.class = ? AND start.module IS ? AND start.function IS ?
      """
    let values = [
      StoredText.value(tuple.source), StoredText.value(tuple.target), tuple.start.startClass.rawValue.databaseValue,
      StoredText.value(tuple.start.module), StoredText.value(tuple.start.function),
    ]
    return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: StatementArguments(values))
  }

  /// The example spellings of a tuple.
  static func example(of id: Int64, _ db: Database) throws -> TupleExample {
    let select = "SELECT example_source, example_target, example_module, example_function FROM tuple WHERE id = ?"
    return try example(try row(id, select, db), from: 0)
  }

  /// Puts an example in the place of the one that is stored.
  static func set(_ example: TupleExample, of id: Int64, _ db: Database) throws {
    let update = """
      UPDATE tuple SET example_source = ?, example_target = ?, example_module = ?, example_function = ? WHERE id = ?
      """
    try db.cachedStatement(sql: update)
      .execute(arguments: StatementArguments(values(of: example) + [id.databaseValue]))
  }

  /// Joins a decision with the one that is stored.
  static func join(_ decision: (status: TupleStatus, reason: String?), into id: Int64, _ db: Database) throws {
    let stored = try self.decision(try row(id, "SELECT status, reason FROM tuple WHERE id = ?", db), from: 0)
    let joined = TupleDecision.joined(stored, decision)
    let values = [joined.status.rawValue.databaseValue, StoredText.value(joined.reason), id.databaseValue]
    try db.cachedStatement(sql: "UPDATE tuple SET status = ?, reason = ? WHERE id = ?")
      .execute(arguments: StatementArguments(values))
  }

  private static func row(_ id: Int64, _ sql: String, _ db: Database) throws -> CheckedRow {
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else {
      throw MalformedValue(reason: "table tuple has lost row \(id)")
    }
    return CheckedRow(row: row, table: "tuple")
  }

  private static func values(of example: TupleExample) -> [DatabaseValue] {
    [
      StoredText.value(example.source), StoredText.value(example.target), StoredText.value(example.module),
      StoredText.value(example.function),
    ]
  }
}
