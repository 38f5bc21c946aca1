import RemoteThread

/// A row with integers in it, each of which is checked before it is believed.
///
/// A file may hold anything, whatever its schema says: SQLite keeps texts in number columns.
protocol IntegerColumns {
  var table: String { get }

  /// The integer in a column, within `range`.
  func integer(_ column: Int, _ name: String, in range: ClosedRange<Int64>) throws -> Int64
}

extension IntegerColumns {
  /// The number of a row of another table.
  func id(_ column: Int, _ name: String) throws -> Int64 { try integer(column, name, in: 1...Int64.max) }

  /// The day in a column.
  func day(_ column: Int) throws -> UTCDay {
    UTCDay(number: Int32(try integer(column, "day", in: Int64(Int32.min)...Int64(Int32.max))))
  }

  /// The error for a column.
  func malformed(_ name: String) -> MalformedValue {
    MalformedValue(reason: "\(name) in table \(table) holds a value that Heddle does not write")
  }
}
