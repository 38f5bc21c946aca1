import Foundation
import GRDB

/// How the file keeps a text.
///
/// As TEXT; but where it holds a NUL character, at which SQLite's functions end a text, as a BLOB of its UTF-8.
enum StoredText {
  /// The value to store.
  static func value(_ text: String) -> DatabaseValue {
    text.utf8.contains(0) ? Data(text.utf8).databaseValue : text.databaseValue
  }

  /// The value to store, NULL for nil.
  static func value(_ text: String?) -> DatabaseValue { text.map(value(_:)) ?? .null }

  /// The text of a stored value; nil where Heddle would not have written the value.
  static func text(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .string(let text): text
    case .blob(let bytes): bytes.contains(0) ? String(data: bytes, encoding: .utf8) : nil
    case .null, .int64, .double: nil
    }
  }
}
