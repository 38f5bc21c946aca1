/// A log file, for those who want its records and not its chunks.
public struct EventLog {
  /// Opens a log. Files are read in blocks and not mapped: a mapped file that is cut meanwhile ends the process.
  public init(path: String) throws { fatalError("sketch") }
  /// Takes a log in memory, as from a pipe or an archive.
  public init(bytes: [UInt8]) { fatalError("sketch") }

  /// Reads the log from the beginning and calls back in file order for each whole record that is wanted, and for each
  /// damage.
  public func forEachRecord(
    filter: RecordFilter = .all, residual: Bool = false, verifiesChecksums: Bool = false,
    record: (borrowing Record) throws -> Void, damage: (Damage) throws -> Void
  ) throws -> ChunkAccount { fatalError("sketch") }
}
