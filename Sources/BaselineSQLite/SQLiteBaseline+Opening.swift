import Baseline
import GRDB
import RemoteThread

extension SQLiteBaseline {
  /// Opens the baseline at `path`.
  ///
  /// The file is not trusted: it must hold exactly the tables and views that Heddle makes, and a file of up to 64 MiB
  /// that is opened for writing is checked as a whole. Every value is checked when it is read.
  /// - Parameter jobs: threads that may work on figures of all that was learned; their number changes nothing but the time.
  /// - Throws: ``BaselineFileError``.
  public static func open(at path: String, mode: Mode, jobs: Int = 1) throws -> SQLiteBaseline {
    try open(at: path, mode: mode, schema: .current, jobs: jobs)
  }

  static func open(at path: String, mode: Mode, schema: Schema, jobs: Int = 1) throws -> SQLiteBaseline {
    let paths = FilePaths(name: path)
    guard !path.isEmpty, !path.utf8.contains(0) else { throw BaselineFileError.missing(path: path) }
    return try BaselineFileError.restating(path: path) {
      switch mode {
      case .readOnly: SQLiteBaseline(try openForReading(paths, schema), jobs: jobs)
      case .readWrite: SQLiteBaseline(try openForWriting(paths, schema), jobs: jobs)
      case .create(let settings): try openOrCreate(paths, settings, schema, jobs: jobs)
      }
    }
  }

  private static func openForReading(_ paths: FilePaths, _ schema: Schema) throws -> Connection {
    _ = try fileSize(paths)
    let connection = try Connection.reading(paths)
    try connection.queue.read { db in
      let number = try schema.number(of: db, path: paths.name)
      guard number == schema.version else {
        throw BaselineFileError.olderSchema(path: paths.name, found: number, known: schema.version)
      }
      try schema.check(db, number: number)
    }
    return connection
  }

  private static func openForWriting(_ paths: FilePaths, _ schema: Schema) throws -> Connection {
    let size = try fileSize(paths)
    guard SystemCalls.canWrite(paths.file) else { throw BaselineFileError.permission(path: paths.name) }
    let connection = try Connection.writing(paths)
    try connection.queue.read { db in
      try schema.check(db, number: try schema.number(of: db, path: paths.name))
      if size <= largestQuickCheck { try quickCheck(db) }
    }
    guard try connection.setJournalMode("WAL") else {
      throw BaselineFileError.failed(path: paths.name, reason: "SQLite's WAL mode does not work here")
    }
    try connection.queue.immediately { db in
      let number = try schema.number(of: db, path: paths.name)
      if number < schema.version { try schema.migrate(db, from: number) }
      try StoredGenerations.watch(db)
    }
    return connection
  }

  private static func openOrCreate(
    _ paths: FilePaths, _ settings: BaselineSettings, _ schema: Schema, jobs: Int
  ) throws -> SQLiteBaseline {
    try NewFile(paths: paths, settings: settings, schema: schema).makeIfAbsent()
    let baseline = SQLiteBaseline(try openForWriting(paths, schema), jobs: jobs)
    let found = try baseline.settings.generalisation
    guard found == settings.generalisation else {
      throw BaselineFileError.otherGeneralisation(path: paths.name, generalised: found.isEnabled)
    }
    return baseline
  }

  /// The size of a file that looks like an SQLite database.
  private static func fileSize(_ paths: FilePaths) throws -> Int64 {
    switch try FileState(path: paths.file, named: paths.name) {
    case .absent: throw BaselineFileError.missing(path: paths.name)
    case .folder: throw BaselineFileError.notABaseline(path: paths.name, reason: "a folder")
    case .other: throw BaselineFileError.notABaseline(path: paths.name, reason: "not an ordinary file")
    case .file(size: 0): throw BaselineFileError.notABaseline(path: paths.name, reason: "the file is empty")
    case .file(let size):
      try checkComplete(paths, size: size)
      return size
    }
  }

  /// Refuses a file that was cut off. While a log or journal lies beside it, its size says nothing yet.
  private static func checkComplete(_ paths: FilePaths, size: Int64) throws {
    let header = try FileHeader(of: paths)
    guard let expected = header.fileSize, size < expected,
      try FileState(path: paths.writeAheadLog, named: paths.name).isBlank,
      try FileState(path: paths.journal, named: paths.name).isBlank
    else { return }
    throw BaselineFileError.corrupt(
      path: paths.name, reason: "the file has \(size) bytes of the \(expected) that its header tells")
  }

  private static func quickCheck(_ db: Database) throws {
    let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard answer == "ok" else { throw MalformedValue(reason: answer) }
  }

  /// Bytes up to which a file is checked as a whole when it is opened for writing: a fraction of a second.
  private static let largestQuickCheck: Int64 = 64 << 20
}
