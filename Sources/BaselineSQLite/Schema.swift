import GRDB

/// The tables and views of a baseline file, as the steps that make them.
struct Schema {
  /// One step from a schema number to the next.
  struct Migration {
    /// Statements, in order.
    let statements: [String]
  }

  /// Migration *n* makes schema *n* of schema *n* − 1; schema 0 is an empty file.
  let migrations: [Migration]

  /// The number of the newest schema: `PRAGMA user_version` of a file.
  var version: Int { migrations.count }

  /// `PRAGMA application_id` of a baseline: `HEDD` in ASCII.
  static let applicationID: Int64 = 0x4845_4444

  /// What this version of Heddle makes and reads.
  static let current = Schema(migrations: [
    Migration(
      statements: SchemaTables.statements + [CalibrationTable.statement] + GenerationTables.statements
        + SchemaViews.statements)
  ])

  /// Brings a database from schema `version` to the newest. Runs within the caller's transaction.
  func migrate(_ db: Database, from version: Int) throws {
    for statement in migrations[version...].flatMap(\.statements) { try db.execute(sql: statement) }
    try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(self.version)")
  }

  /// The schema as it was at an earlier number.
  func prefix(_ version: Int) -> Schema { Schema(migrations: Array(migrations.prefix(version))) }
}
