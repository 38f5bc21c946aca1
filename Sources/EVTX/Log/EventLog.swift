/// A log file, for those who want its records and not its chunks.
public struct EventLog {
  private let bytes: LogBytes

  /// Opens a log.
  ///
  /// It is read in blocks and not mapped: a mapped file that is cut while it is read ends the process, and logs in use
  /// are cut. A pipe or a member of an archive has to be read to memory first.
  public init(path: String) throws(LogFileError) { bytes = try LogBytes(path: path) }

  /// Takes a log in memory.
  public init(bytes: [UInt8]) { self.bytes = LogBytes(bytes) }

  /// Reads the log from the beginning and calls back in file order for each whole record that is wanted, and for each
  /// damage. An error of a callback ends it; so does one of the file, a ``LogFileError``.
  ///
  /// The header is no authority: chunks are read up to the end of the file, whatever it claims.
  @discardableResult
  public func forEachRecord(
    filter: RecordFilter = .all, residual: Bool = false, verifiesChecksums: Bool = false,
    record: (borrowing Record) throws -> Void, damage: (Damage) throws -> Void
  ) throws -> ChunkAccount {
    let reader = ChunkReader(filter: filter, residual: residual, verifiesChecksums: verifiesChecksums)
    var found: [Damage] = []
    let end = try bytes.count()
    let header = try bytes.withBytes(at: 0, count: LogHeader.size) { LogHeader($0) { found.append($0) } }
    var walk = SlotWalk(header: header)
    var total = ChunkAccount()
    func report() throws {
      total.damages += found.count
      for one in found { try damage(one) }
      found.removeAll()
    }
    while let slot = try walk.next(end: end, peek: bytes.peek, damage: { found.append($0) }) {
      try report()
      let account = try bytes.withBytes(at: slot.fileOffset, count: slot.size) { chunk in
        try reader.read(chunk, number: slot.number, fileOffset: slot.fileOffset, record: record, damage: damage)
      }
      total.records += account.records
      total.matched += account.matched
      total.damages += account.damages
    }
    if let stale = header?.damage(forChunksFound: walk.used) { found.append(stale) }
    try report()
    return total
  }
}
