import GRDB

/// One row of `sqlite_master`: an object of a schema with the statement that made it.
struct SchemaObject: Hashable {
  let type: String
  let name: String
  let table: String
  let sql: String?
}

extension Schema {
  /// The number of a database's schema. The file must be a baseline of this or an older version.
  func number(of db: Database, path: String) throws -> Int {
    guard try Int64.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else {
      throw BaselineFileError.notABaseline(path: path, reason: "an SQLite database of another program")
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw BaselineFileError.newerSchema(path: path, found: found, known: version) }
    guard found >= 1 else { throw MalformedValue(reason: "its schema number is \(found)") }
    return found
  }

  /// Checks that a database holds exactly what schema `number` makes: no other trigger, and no view that says other things.
  func check(_ db: Database, number: Int) throws {
    let expected = try prefix(number).objects()
    let found = try Self.objects(of: db)
    if let missing = expected.subtracting(found).map(\.name).min() {
      throw MalformedValue(reason: "\(missing) is missing or not as Heddle makes it")
    }
    if let added = found.subtracting(expected).map(\.name).min() {
      throw MalformedValue(reason: "it holds \(added), which Heddle does not make")
    }
  }

  /// What this schema makes, from a database in memory.
  private func objects() throws -> Set<SchemaObject> {
    let queue = try DatabaseQueue(configuration: Connection.configuration(readOnly: false))
    return try queue.write { db in
      try migrate(db, from: 0)
      return try Self.objects(of: db)
    }
  }

  /// The objects of a database, but for the statistics that `ANALYZE` makes.
  private static func objects(of db: Database) throws -> Set<SchemaObject> {
    let rows = try Row.fetchCursor(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master")
    var objects: Set<SchemaObject> = []
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "sqlite_master")
      let object = SchemaObject(
        type: try checked.text(0, "type"), name: try checked.text(1, "name"), table: try checked.text(2, "tbl_name"),
        sql: try checked.optionalText(3, "sql"))
      if !isStatistics(object) { objects.insert(object) }
    }
    return objects
  }

  private static func isStatistics(_ object: SchemaObject) -> Bool {
    object.type == "table" && ["sqlite_stat1", "sqlite_stat4"].contains(object.name)
  }
}
