import GRDB
import RemoteThread

/// The numbers of images, starts, tuples and hosts: read once, and added to as new ones come.
struct StoredNames {
  private var images: [ExactText: Int64] = [:]
  private var hosts: [ExactText: Int64] = [:]
  private var starts: [StartKey: Int64] = [:]
  private var tuples: [TupleKey: Int64] = [:]

  /// Reads all of them.
  init(_ db: Database) throws {
    for (id, folded) in try StoredTables.images(db) { images[ExactText(folded)] = id }
    for (id, name) in try StoredTables.hosts(db) { hosts[ExactText(name)] = id }
    for (id, start) in try StoredTables.starts(db) { starts[StartKey(start)] = id }
    let rows = try Row.fetchCursor(db, sql: "SELECT id, source_id, target_id, start_id FROM tuple")
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "tuple")
      let key = TupleKey(
        source: try checked.id(1, "source_id"), target: try checked.id(2, "target_id"),
        start: try checked.id(3, "start_id"))
      tuples[key] = try checked.id(0, "id")
    }
  }

  /// The number of a host.
  mutating func host(_ name: String, _ db: Database) throws -> Int64 {
    try Self.number(of: ExactText(name), in: &hosts) {
      try db.insert("INSERT INTO host (name) VALUES (?)", [StoredText.value(name)])
    }
  }

  /// The number of a tuple; nil where its row is still to be written.
  mutating func tuple(_ tuple: ThreadTuple, _ db: Database) throws -> (key: TupleKey, id: Int64?) {
    let key = TupleKey(
      source: try image(tuple.source, db), target: try image(tuple.target, db), start: try start(tuple.start, db))
    return (key, tuples[key])
  }

  /// Remembers the number that a new tuple was given.
  mutating func add(_ key: TupleKey, id: Int64) { tuples[key] = id }

  private mutating func image(_ folded: String, _ db: Database) throws -> Int64 {
    try Self.number(of: ExactText(folded), in: &images) {
      try db.insert("INSERT INTO image (folded) VALUES (?)", [StoredText.value(folded)])
    }
  }

  private mutating func start(_ start: ThreadStart, _ db: Database) throws -> Int64 {
    try Self.number(of: StartKey(start), in: &starts) {
      try db.insert(
        "INSERT INTO start (module, function, class) VALUES (?, ?, ?)",
        [
          StoredText.value(start.module), StoredText.value(start.function), start.startClass.rawValue.databaseValue,
        ])
    }
  }

  private static func number<Key>(
    of key: Key, in numbers: inout [Key: Int64], insert: () throws -> Int64
  ) throws -> Int64 {
    if let number = numbers[key] { return number }
    let number = try insert()
    numbers[key] = number
    return number
  }
}

extension Database {
  /// Executes an insertion, prepared once, and gives the number of the new row.
  func insert(_ sql: String, _ values: [DatabaseValue]) throws -> Int64 {
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    return lastInsertedRowID
  }
}
