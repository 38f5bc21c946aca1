import GRDB
import GRDBSQLite

/// A statement with integers, texts and bytes in and out, for the tables that have very many rows.
///
/// Unsafe for SQLite's pointers only, which are good while the database is accessed: that is as long as a value of this
/// type lives. Equal to the plain version, GRDB's `Statement.execute(arguments:)` and `Row.fetchCursor`, which wrap every
/// value in one of their own.
@safe struct PlainStatement {
  private let statement: Statement
  private let pointer: OpaquePointer
  private let connection: OpaquePointer?

  /// Prepares `sql`, or takes it as it was prepared before.
  init(_ sql: String, _ db: Database) throws {
    statement = try db.cachedStatement(sql: sql)
    unsafe pointer = statement.sqliteStatement
    unsafe connection = db.sqliteConnection
  }

  // To set a parameter fails only where there is none of that number or no memory, and then the run fails.

  /// Sets a parameter, counted from 0, for the next run.
  func bind(_ value: Int64, at parameter: Int32) {
    _ = unsafe sqlite3_bind_int64(pointer, parameter + 1, value)
  }

  /// Sets a parameter to a text, as its UTF-8.
  func bind(text utf8: [UInt8], at parameter: Int32) {
    unsafe utf8.withUnsafeBytes { bytes in
      let characters = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = unsafe sqlite3_bind_text(pointer, parameter + 1, characters, Int32(clamping: bytes.count), Self.copied)
    }
  }

  /// Sets a parameter to bytes.
  func bind(blob: [UInt8], at parameter: Int32) {
    unsafe blob.withUnsafeBytes { bytes in
      _ = unsafe sqlite3_bind_blob(pointer, parameter + 1, bytes.baseAddress, Int32(clamping: bytes.count), Self.copied)
    }
  }

  /// Runs the statement, which gives no rows.
  func run() throws {
    defer { _ = unsafe sqlite3_reset(pointer) }
    guard unsafe sqlite3_step(pointer) == SQLITE_DONE else { throw failure }
  }

  /// Runs the statement and hands each row over.
  func forEachRow(of table: String, _ body: (PlainRow) throws -> Void) throws {
    defer { _ = unsafe sqlite3_reset(pointer) }
    while true {
      switch unsafe sqlite3_step(pointer) {
      case SQLITE_ROW: try body(unsafe PlainRow(pointer: pointer, table: table))
      case SQLITE_DONE: return
      default: throw failure
      }
    }
  }

  private var failure: DatabaseError {
    let code = unsafe sqlite3_extended_errcode(connection)
    let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// SQLITE_TRANSIENT: SQLite takes a copy before the call returns. Defined as −1, which C casts to a function.
  private static var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

/// A row of a ``PlainStatement``. Good until the next row.
@safe struct PlainRow: IntegerColumns {
  fileprivate let pointer: OpaquePointer
  let table: String

  func integer(_ column: Int, _ name: String, in range: ClosedRange<Int64>) throws -> Int64 {
    let column = Int32(truncatingIfNeeded: column)
    guard unsafe sqlite3_column_type(pointer, column) == SQLITE_INTEGER else { throw malformed(name) }
    let number = unsafe sqlite3_column_int64(pointer, column)
    guard range.contains(number) else { throw malformed(name) }
    return number
  }

  /// The UTF-8 of the text in a column.
  func text(_ column: Int, _ name: String) throws -> [UInt8] { try bytes(column, name, ofType: SQLITE_TEXT) }

  /// Whether a column holds NULL.
  func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(pointer, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
  }

  /// Whether a column holds this text, of which no copy is made.
  func holds(_ expected: String, _ column: Int) -> Bool {
    let column = Int32(truncatingIfNeeded: column)
    guard unsafe sqlite3_column_type(pointer, column) == SQLITE_TEXT else { return false }
    let start = unsafe sqlite3_column_blob(pointer, column)
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    return unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count).elementsEqual(expected.utf8)
  }

  /// Throws unless a column holds nothing, or a text as ``StoredText`` stores it.
  func checkText(_ column: Int, _ name: String) throws {
    switch unsafe sqlite3_column_type(pointer, Int32(truncatingIfNeeded: column)) {
    case SQLITE_NULL: return
    case SQLITE_TEXT: _ = try text(column, name)
    default:
      let bytes = try blob(column, name)
      guard bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw malformed(name) }
    }
  }

  /// The bytes in a column.
  func blob(_ column: Int, _ name: String) throws -> [UInt8] { try bytes(column, name, ofType: SQLITE_BLOB) }

  private func bytes(_ column: Int, _ name: String, ofType type: Int32) throws -> [UInt8] {
    let column = Int32(truncatingIfNeeded: column)
    guard unsafe sqlite3_column_type(pointer, column) == type else { throw malformed(name) }
    // In this order: https://www.sqlite.org/c3ref/column_blob.html
    let start = unsafe sqlite3_column_blob(pointer, column)
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
