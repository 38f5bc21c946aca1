public import Baseline
import GRDB
public import RemoteThread

/// A baseline in one SQLite file. Its tables and views are described in `docs/baseline-schema.md`.
///
/// Every change is one transaction that is on the disk when the call returns: a run that is killed at any point and
/// repeated gives the same counts as one clean run. Several processes may read while one has the file open for writing;
/// a second writer waits for the first to close it, and gives up after a few seconds with
/// ``BaselineFileError/busy(path:holder:)``, which names the first.
///
/// Not for use from several threads at once. The closures and sequences handed to it must not call the same baseline.
public final class SQLiteBaseline: BaselineStore {
  /// What a baseline is opened for.
  public enum Mode: Sendable, Hashable {
    /// Reading; the file must exist, and it and its folder may be read-only.
    case readOnly
    /// Reading and changing; the file must exist.
    case readWrite
    /// Reading and changing; where there is no file, an empty baseline with these settings is made.
    ///
    /// A file that exists must count the same kind of path; its own policy stays.
    case create(BaselineSettings)
  }

  private var connection: Connection?
  private let paths: FilePaths
  let isReadOnly: Bool
  /// Threads that may work on its figures.
  let jobs: Int
  private var memory: WritingMemory?
  /// The database within ``atomically(keeping:_:)``.
  private var database: Database?

  init(_ connection: Connection, jobs: Int) {
    self.connection = connection
    self.jobs = jobs
    paths = connection.paths
    isReadOnly = connection.isReadOnly
  }

  deinit { try? close() }

  /// Closes the file. What was learned is in one file afterwards, unless another process still has it open.
  ///
  /// Closing twice does nothing. A baseline that is let go is closed too.
  public func close() throws {
    guard let connection else { return }
    memory = nil
    self.connection = nil
    // In WAL mode even a reader needs companion files; at rest the file is in the mode that needs none. Refused
    // while another process has the file open; a later writer's close then does it.
    if !isReadOnly { _ = try? connection.setJournalMode("DELETE") }
    try BaselineFileError.restating(path: paths.name) { try connection.queue.close() }
  }

  /// How this baseline counts.
  public var settings: BaselineSettings {
    get throws { try read { try StoredSettings.read($0) } }
  }

  /// Replaces the known-good policy.
  public func setPolicy(_ policy: KnownGoodPolicy) throws {
    try write { db in try StoredSettings.set(policy, in: db) }
  }

  /// Counts the events that were not counted before, all of them or, on an error, none.
  public func learn(_ batch: EventBatch) throws -> LearnedCounts { try learning(batch).counts }

  /// As ``learn(_:)``, and gives the places of the rows that were counted now, ascending.
  public func learnTellingNew(_ batch: EventBatch) throws -> [Int] { try learning(batch).newPlaces.sorted() }

  private func learning(_ batch: EventBatch) throws -> Learning {
    try writeWithMemory { db, memory in
      var learning = Learning(batch, memory)
      try learning.run(db)
      return learning
    }
  }

  /// Joins rows of the text form into the baseline, all of them or, on an error, none. Memory: the distinct tuples.
  public func importRows(_ next: () throws -> BaselineRow?) throws {
    try writeWithMemory { db, memory in
      var joining = try RowJoining(db, memory)
      while let row = try next() { try joining.join(row) }
      try joining.finish()
    }
  }

  /// Every tuple, in the order of tuples.
  public func tuples() throws -> [TupleSummary] {
    try read { db in try StoredFigures(db).tuples }
  }

  /// Overall figures.
  public func totals() throws -> BaselineTotals {
    try read { db in try StoredFigures.totals(db) }
  }

  /// The figures that scoring needs, as one consistent picture.
  public func snapshot() throws -> BaselineSnapshot {
    try read { db in try SnapshotScan.snapshot(db, jobs: jobs) }
  }

  /// Hands the whole baseline over as rows of the text form, sorted. Memory: the distinct tuples, and a part of the
  /// sightings: at most two million, or those of one tuple.
  public func exportRows(_ body: (BaselineRow) throws -> Void) throws {
    try read { db in try RowExport(db).forEach(body) }
  }

  func opened() throws -> Connection {
    guard let connection else { throw BaselineFileError.closed(path: paths.name) }
    return connection
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let queue = try opened().queue
    return try BaselineFileError.restating(path: paths.name) {
      if let database { return try body(database) }
      return try queue.read(body)
    }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let queue = try opened().queue
    guard !isReadOnly else { throw BaselineFileError.openedForReading(path: paths.name) }
    return try BaselineFileError.restating(path: paths.name) {
      if let database { return try body(database) }
      return try queue.immediately(body)
    }
  }

  /// Runs `body`, all of whose changes through this baseline are one transaction: on the disk when the call returns, or,
  /// on an error, none of them made. Other processes see nothing of it until then. Must not be called within itself.
  /// - Parameter keeping: whether the changes stay; where not, `body` sees them and nobody else ever does.
  public func atomically<Value>(keeping: Bool = true, _ body: () throws -> Value) throws -> Value {
    let queue = try opened().queue
    guard !isReadOnly else { throw BaselineFileError.openedForReading(path: paths.name) }
    var value: Value?
    var isKept = false
    defer {
      // What is remembered of changes that were undone is not true.
      if !isKept { memory = nil }
    }
    try BaselineFileError.restating(path: paths.name) {
      try queue.inTransaction(.immediate) { db in
        database = db
        defer { database = nil }
        value = try body()
        return keeping ? .commit : .rollback
      }
    }
    isKept = keeping
    guard let value else { throw BaselineFileError.failed(path: paths.name, reason: "nothing was done") }
    return value
  }

  /// Forgets what is remembered from one write to the next, because the tables were changed by another way.
  func forgetMemory() { memory = nil }

  /// Writes with what is remembered from the write before, unless another process wrote in between or it failed.
  private func writeWithMemory<Value>(_ body: (Database, WritingMemory) throws -> Value) throws -> Value {
    let remembered = memory
    memory = nil
    let (value, current) = try write { db in
      let current = try WritingMemory.current(remembered, db)
      return (try body(db, current), current)
    }
    current.forgetExcess()
    memory = current
    return value
  }
}

extension DatabaseQueue {
  /// Runs `body` in a transaction that holds the write lock from its beginning.
  func immediately<Value>(_ body: (Database) throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(.immediate) { db in
      value = try body(db)
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return value
  }
}
