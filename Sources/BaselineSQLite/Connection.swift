import GRDB

/// An open database, and how it was opened.
struct Connection {
  let queue: DatabaseQueue
  let isReadOnly: Bool
  let paths: FilePaths
  /// Held as long as the file is open for writing.
  let lock: WriterLock?

  /// How long a lock of another process is waited for, in seconds.
  static let patience = 5.0

  /// Opens an existing file for writing, which no other process does meanwhile.
  static func writing(_ paths: FilePaths) throws -> Connection {
    let lock = try WriterLock.take(paths)
    return Connection(
      queue: try DatabaseQueue(path: paths.file, configuration: configuration(readOnly: false)), isReadOnly: false,
      paths: paths, lock: lock)
  }

  /// Opens an existing file for reading.
  ///
  /// A file that was left in WAL mode needs a companion file, which a folder that cannot be written refuses. Where
  /// there is neither log nor journal beside it, the file is complete and opened as immutable.
  static func reading(_ paths: FilePaths) throws -> Connection {
    let settings = configuration(readOnly: true)
    do {
      return Connection(
        queue: try DatabaseQueue(path: paths.file, configuration: settings), isReadOnly: true, paths: paths, lock: nil)
    } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) {
      for companion in [paths.writeAheadLog, paths.journal] {
        guard try FileState(path: companion, named: paths.name).isBlank else { throw error }
      }
      return Connection(
        queue: try DatabaseQueue(path: paths.immutable, configuration: settings), isReadOnly: true, paths: paths,
        lock: nil)
    }
  }

  /// Settings of every connection: the file is not trusted, and a commit is on the disk when it returns.
  static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try setCache(of: db, isSmall: readOnly)
    }
    return configuration
  }

  /// Sets how much of the file is kept in memory: 32 MiB; or 4, where each table is gone through once and more would be kept
  /// for nothing.
  static func setCache(of db: Database, isSmall: Bool) throws {
    try db.execute(sql: "PRAGMA cache_size = \(isSmall ? -4096 : -32768)")
  }

  /// Sets the journal mode; true where it is as asked afterwards.
  func setJournalMode(_ mode: String) throws -> Bool {
    try queue.writeWithoutTransaction { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode = \(mode)")?.lowercased() == mode.lowercased()
    }
  }
}

extension FileState {
  /// Whether there is nothing to read.
  var isBlank: Bool { self == .absent || self == .file(size: 0) }
}
