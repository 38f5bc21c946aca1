import Foundation
import GRDB

/// A row of the file, each value of which is checked before it is believed.
struct CheckedRow: IntegerColumns {
  let row: Row
  let table: String

  /// The integer in a column, within `range`.
  func integer(_ column: Int, _ name: String, in range: ClosedRange<Int64>) throws -> Int64 {
    guard case .int64(let number) = (row[column] as DatabaseValue).storage, range.contains(number) else {
      throw malformed(name)
    }
    return number
  }

  /// The text in a column.
  func text(_ column: Int, _ name: String) throws -> String {
    guard let text = StoredText.text(row[column]) else { throw malformed(name) }
    return text
  }

  /// The text in a column that may be NULL.
  func optionalText(_ column: Int, _ name: String) throws -> String? {
    (row[column] as DatabaseValue).isNull ? nil : try text(column, name)
  }

  /// The bytes in a column.
  func bytes(_ column: Int, _ name: String) throws -> Data {
    guard case .blob(let data) = (row[column] as DatabaseValue).storage else { throw malformed(name) }
    return data
  }
}
