import GRDB

extension SQLiteBaseline {
  /// Writes a copy of the baseline to `path`, as it is at one moment, while others may read and write it
  /// (https://www.sqlite.org/backup.html). The copy appears whole or not at all, in place of what is there.
  public func backup(to path: String) throws {
    let copy = FilePaths(name: path)
    let unfinished = copy.unfinished
    defer {
      for suffix in ["", "-journal", "-wal", "-shm"] { SystemCalls.remove(unfinished + suffix) }
    }
    let queue = try opened().queue
    try BaselineFileError.restating(path: path) {
      let target = try DatabaseQueue(path: unfinished, configuration: Connection.configuration(readOnly: false))
      try queue.backup(to: target)
      _ = try target.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
    }
    guard SystemCalls.sync(unfinished), SystemCalls.rename(unfinished, to: copy.file) else {
      throw BaselineFileError.failed(path: path, reason: SystemCalls.lastError)
    }
  }
}
