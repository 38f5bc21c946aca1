/// Reads chunks. Use one per thread, for many chunks: it keeps its buffers, and the numbers of the field names.
public final class ChunkReader {
  /// Which records are handed out.
  public let filter: RecordFilter
  /// Whether records behind the end of a chunk's records are read too, marked as ``Record/isResidual``.
  public let residual: Bool
  /// Whether the checksum over the records of each chunk is computed.
  ///
  /// Without it a changed byte in a value goes unseen, as in all fast readers; a changed byte in the structure does not.
  public let verifiesChecksums: Bool

  private var plans = PlanCache()
  private let matcher: RecordMatcher

  /// Makes a reader.
  public init(filter: RecordFilter = .all, residual: Bool = false, verifiesChecksums: Bool = false) {
    self.filter = filter
    self.residual = residual
    self.verifiesChecksums = verifiesChecksums
    matcher = RecordMatcher(filter)
  }

  /// Reads one chunk and calls back in file order for each whole record that is wanted, and for each damage.
  ///
  /// `bytes` is the slot of the chunk in the file, or what is left of it. An error of either callback ends the reading:
  /// throw from `damage` to stop at the first one. The reader must not be used from within the callbacks.
  public func read(
    _ bytes: RawSpan, number: Int, fileOffset: UInt64,
    record: (borrowing Record) throws -> Void, damage: (Damage) throws -> Void
  ) rethrows -> ChunkAccount {
    plans.beginChunk()
    let chunk = ChunkBytes(bytes.extracting(first: LogChunk.size))
    var walk = ChunkWalk(chunk, number: number, fileOffset: fileOffset, matcher: matcher)
    try walk.open(verifies: verifiesChecksums, damage)
    if walk.account.isBlank { return walk.account }
    try walk.records(&plans, record, damage)
    try walk.close(verifies: verifiesChecksums, damage)
    if residual { try walk.residualRecords(&plans, record) }
    return walk.account
  }
}
