import Baseline
import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A baseline file that is to be made.
struct NewFile {
  let paths: FilePaths
  let settings: BaselineSettings
  let schema: Schema

  /// Makes an empty baseline where there is no file. Nothing half made ever bears the file's name.
  func makeIfAbsent() throws {
    guard try FileState(path: paths.file, named: paths.name) == .absent else { return }
    try refuseOrphans()
    let unfinished = paths.unfinished
    defer {
      for suffix in ["", "-journal", "-wal", "-shm"] { SystemCalls.remove(unfinished + suffix) }
    }
    try fill(unfinished)
    try publish(unfinished)
  }

  /// SQLite would take the log or journal of a file that is gone for this one's.
  private func refuseOrphans() throws {
    for companion in [paths.writeAheadLog, paths.journal]
    where try FileState(path: companion, named: paths.name) != .absent {
      guard try FileState(path: paths.file, named: paths.name) == .absent else { return }
      throw BaselineFileError.failed(
        path: paths.name, reason: "\(companion) lies here without its baseline; bring that back or remove this")
    }
  }

  private func fill(_ path: String) throws {
    let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(readOnly: false))
    try queue.immediately { db in
      try schema.migrate(db, from: 0)
      try StoredSettings.insert(settings, in: db)
    }
    try queue.close()
  }

  /// Gives the file its name, unless another process has made one meanwhile, which then counts.
  private func publish(_ unfinished: String) throws {
    if SystemCalls.link(unfinished, to: paths.file) { return }
    if errno == EEXIST {
      guard try FileState(path: paths.file, named: paths.name) == .absent else { return }
      throw BaselineFileError.failed(path: paths.name, reason: "a symbolic link that leads to nothing")
    }
    // A file system without hard links.
    guard SystemCalls.rename(unfinished, to: paths.file) else {
      throw BaselineFileError.failed(path: paths.name, reason: SystemCalls.lastError)
    }
  }
}
