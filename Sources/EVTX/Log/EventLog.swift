/// A log file, for those who want its records and not its chunks.
public struct EventLog {
  /// Chunks that are read from a file at once.
  private static let chunksPerBlock = 16

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
    var walk = LogWalk()
    try bytes.withBytes(at: 0, count: LogHeader.size) { try walk.begin($0, damage) }
    var isEnd = false
    while !isEnd {
      let wanted = Self.chunksPerBlock * LogChunk.size
      isEnd = try bytes.withBytes(at: walk.offset, count: wanted) { block in
        for start in stride(from: 0, to: block.byteCount, by: LogChunk.size) {
          let chunk = block.extracting(start..<min(block.byteCount, start + LogChunk.size))
          try walk.read(chunk, reader, record, damage)
        }
        return block.byteCount < wanted
      }
    }
    try walk.finish(damage)
    return walk.total
  }
}

/// The way through the chunks of a log.
private struct LogWalk {
  private(set) var total = ChunkAccount()
  private var header: LogHeader?
  private var number = 0
  /// Chunks of zeros since the last used one.
  private var blanks = 0

  /// Where the next chunk begins.
  var offset: UInt64 { header?.fileOffset(ofChunk: number) ?? UInt64(LogHeader.size + number * LogChunk.size) }

  mutating func begin(_ bytes: RawSpan, _ damage: (Damage) throws -> Void) rethrows {
    var damages: [Damage] = []
    header = LogHeader(bytes) { damages.append($0) }
    for found in damages { try report(found, damage) }
  }

  /// Reads the next chunk. Zeros are a damage only once a used chunk follows.
  mutating func read(
    _ bytes: RawSpan, _ reader: ChunkReader,
    _ record: (borrowing Record) throws -> Void, _ damage: (Damage) throws -> Void
  ) rethrows {
    let start = offset
    let account = try reader.read(bytes, number: number, fileOffset: start) { found in
      try reportBlanks(before: start, damage)
      try record(found)
    } damage: { found in
      try reportBlanks(before: start, damage)
      try damage(found)
    }
    if account.isBlank {
      blanks += 1
    } else {
      try reportBlanks(before: start, damage)
    }
    number += 1
    total.records += account.records
    total.matched += account.matched
    total.damages += account.damages
  }

  private mutating func reportBlanks(before offset: UInt64, _ damage: (Damage) throws -> Void) rethrows {
    while blanks > 0 {
      let found = Damage(
        chunk: number - blanks, fileOffset: offset - UInt64(blanks * LogChunk.size), kind: .chunkBlank)
      blanks -= 1
      try report(found, damage)
    }
  }

  mutating func finish(_ damage: (Damage) throws -> Void) rethrows {
    if let found = header?.damage(forChunksFound: number - blanks) { try report(found, damage) }
  }

  private mutating func report(_ found: Damage, _ damage: (Damage) throws -> Void) rethrows {
    total.damages += 1
    try damage(found)
  }
}
