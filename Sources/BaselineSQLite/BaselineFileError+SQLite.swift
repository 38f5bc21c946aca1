import GRDB

/// A value in the file that Heddle never writes there.
struct MalformedValue: Error {
  let reason: String
}

extension BaselineFileError {
  /// Runs `body` and restates SQLite's errors as ours; errors of others pass.
  static func restating<Value>(path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw BaselineFileError(error, path: path)
    } catch let error as MalformedValue {
      throw BaselineFileError.corrupt(path: path, reason: error.reason)
    }
  }

  /// What an SQLite error means. Result codes: https://www.sqlite.org/rescode.html
  private init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, holder: nil)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_NOTADB: self = .notABaseline(path: path, reason: "not an SQLite database")
    case .SQLITE_CORRUPT, .SQLITE_MISMATCH, .SQLITE_FORMAT: self = .corrupt(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .permission(path: path)
    case .SQLITE_MISUSE where reason.contains("closed"): self = .closed(path: path)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
