import Baseline
import GRDB
import RemoteThread

/// What a writer remembers from one transaction to the next, so that it need not be read again.
///
/// Valid only while nobody else writes and no transaction fails.
final class WritingMemory {
  /// How paths are counted.
  var generalisation: PathGeneralisation { paths.generalisation }
  private var paths: GeneralisedPaths
  /// Numbers of names.
  var names: StoredNames
  private var spellings: [ThreadSpelling: Int64] = [:]
  /// Examples as they are stored.
  private var examples: [Int64: TupleExample] = [:]
  private let dataVersion: Int64

  private init(_ db: Database, dataVersion: Int64) throws {
    paths = GeneralisedPaths(try StoredSettings.read(db).generalisation)
    names = try StoredNames(db)
    self.dataVersion = dataVersion
  }

  /// `remembered` where it is still true, else what the file says now.
  ///
  /// https://www.sqlite.org/pragma.html#pragma_data_version changes when another connection has committed.
  static func current(_ remembered: WritingMemory?, _ db: Database) throws -> WritingMemory {
    let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    if let remembered, remembered.dataVersion == version { return remembered }
    return try WritingMemory(db, dataVersion: version)
  }

  /// The number of the tuple of events that are spelled so; the spelling is stored with it as an example.
  func tuple(of spelling: ThreadSpelling, _ db: Database) throws -> Int64 {
    if let id = spellings[spelling] { return id }
    let id = try tuple(ThreadTuple(spelling, paths: &paths), merging: TupleExample(spelling), db)
    spellings[spelling] = id
    return id
  }

  /// The number of `tuple`, with `example` merged into its spellings.
  func tuple(_ tuple: ThreadTuple, merging example: TupleExample, _ db: Database) throws -> Int64 {
    let (key, known) = try names.tuple(tuple, db)
    guard let known else {
      let id = try TupleRow.insert(key, example, db)
      names.add(key, id: id)
      examples[id] = example
      return id
    }
    let stored = try examples[known] ?? TupleRow.example(of: known, db)
    let merged = stored.merged(with: example)
    if merged != stored { try TupleRow.set(merged, of: known, db) }
    examples[known] = merged
    return known
  }

  /// The number of `tuple`, which gets its own strings as spellings where it is new.
  func tuple(_ tuple: ThreadTuple, _ db: Database) throws -> Int64 {
    let (key, known) = try names.tuple(tuple, db)
    if let known { return known }
    let id = try TupleRow.insert(key, TupleExample(spelling: tuple), db)
    names.add(key, id: id)
    return id
  }

  /// Lets go of what can be found again where it has grown large: spellings, examples and tuples above 50,000.
  func forgetExcess() {
    names.forgetExcess()
    if spellings.count > 50_000 { spellings.removeAll() }
    if examples.count > 50_000 { examples.removeAll() }
  }
}
