import Baseline
import BaselineSQLite
import Foundation

/// The place of a baseline, looked at before anything is read.
enum BaselineFile {
  /// Whether there is a file; throws where there is none and none can be made.
  static func exists(at path: String) throws(OutputError) -> Bool {
    if unsafe access(path, F_OK) == 0 { return true }
    let number = errno
    guard number == ENOENT else { throw OutputError(name: path, number: number) }
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw OutputError(name: path, number: errno) }
    return false
  }

  /// Runs `body`, which may make a baseline at `path`. Where it fails and has made one that holds nothing yet, the file
  /// is taken away again, so that a full disk leaves no empty baseline behind.
  static func cleaningUp<Result>(at path: String, _ body: (_ exists: Bool) throws -> Result) throws -> Result {
    let exists = try exists(at: path)
    do {
      return try body(exists)
    } catch {
      if !exists, holdsNothing(path) {
        for suffix in ["", "-wal", "-shm"] { unsafe unlink(path + suffix) }
      }
      throw error
    }
  }

  private static func holdsNothing(_ path: String) -> Bool {
    guard let store = try? SQLiteBaseline.open(at: path, mode: .readOnly) else { return false }
    defer { try? store.close() }
    return (try? store.totals())?.tuples == 0
  }
}
