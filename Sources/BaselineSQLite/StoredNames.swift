import GRDB
import RemoteThread

/// The numbers of images, starts and hosts, read once and added to as new ones come; and of the tuples that were asked for,
/// of which there may be a million.
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
    if let known = tuples[key] { return (key, known) }
    let stored = try Self.stored(key, db)
    tuples[key] = stored
    return (key, stored)
  }

  /// Remembers the number that a new tuple was given.
  mutating func add(_ key: TupleKey, id: Int64) { tuples[key] = id }

  /// Lets go of the tuples where they have become many: above 50,000.
  mutating func forgetExcess() {
    if tuples.count > 50_000 { tuples.removeAll() }
  }

  private static func stored(_ key: TupleKey, _ db: Database) throws -> Int64? {
    let sql = "SELECT id FROM tuple WHERE source_id = ? AND target_id = ? AND start_id = ?"
    let select = try PlainStatement(sql, db)
    for (place, number) in [key.source, key.target, key.start].enumerated() { select.bind(number, at: Int32(place)) }
    var id: Int64?
    try select.forEachRow(of: "tuple") { id = try $0.id(0, "id") }
    return id
  }

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
