import GRDB
import RemoteThread

/// Reads the tables of names whole, every value checked.
enum StoredTables {
  /// Images by number.
  static func images(_ db: Database) throws -> [Int64: String] {
    try names(db, sql: "SELECT id, folded FROM image", table: "image", column: "folded")
  }

  /// Hosts by number.
  static func hosts(_ db: Database) throws -> [Int64: String] {
    try names(db, sql: "SELECT id, name FROM host", table: "host", column: "name")
  }

  /// Starts by number.
  static func starts(_ db: Database) throws -> [Int64: ThreadStart] {
    var starts: [Int64: ThreadStart] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, module, function, class FROM start")
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "start")
      starts[try checked.id(0, "id")] = try start(checked, module: 1, function: 2, startClass: 3)
    }
    return starts
  }

  /// The start in three columns.
  static func start(
    _ row: CheckedRow, module: Int, function: Int, startClass: Int
  ) throws -> ThreadStart {
    let function = try row.optionalText(function, "function")
    guard let startClass = StartClass(rawValue: try row.text(startClass, "class")) else {
      throw row.malformed("class")
    }
    switch (try row.optionalText(module, "module"), startClass) {
    case (let module?, .backed): return ThreadStart(module: module, function: function)
    case (nil, .unbackedUser), (nil, .kernel): return ThreadStart(withoutModule: startClass, function: function)
    default: throw row.malformed("class")
    }
  }

  private static func names(_ db: Database, sql: String, table: String, column: String) throws -> [Int64: String] {
    var names: [Int64: String] = [:]
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: table)
      names[try checked.id(0, "id")] = try checked.text(1, column)
    }
    return names
  }
}
