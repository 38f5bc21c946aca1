/// Something in a log that is not as Windows writes it, and where.
public struct Damage: Error, Sendable, Hashable {
  /// Number of the chunk, from 0; nil for the header of the log.
  public var chunk: Int?
  /// Where it stands, in bytes from the beginning of the file.
  public var fileOffset: UInt64
  /// What is wrong.
  public var kind: Kind

  /// Names a damage.
  public init(chunk: Int?, fileOffset: UInt64, kind: Kind) {
    self.chunk = chunk
    self.fileOffset = fileOffset
    self.kind = kind
  }

  /// What is wrong, with the facts that show it.
  public enum Kind: Sendable, Hashable {
    /// The file does not begin with `ElfFile`.
    case logSignature(found: UInt64)
    /// The checksum of the log header does not fit.
    case logHeaderChecksum(expected: UInt32, computed: UInt32)
    /// The header puts the first chunk where it cannot be; it was looked for at ``LogHeader/size``.
    case blockSize(claimed: Int)
    /// The log was in use when it was copied. Its records are usually whole.
    case notClosed
    /// The log holds another number of chunks than its header claims. All were read.
    case chunkCount(claimed: Int, found: Int)
    /// The file ends within a chunk.
    case chunkCut(size: Int)
    /// The chunk does not begin with `ElfChnk`. Records found in it were read.
    case chunkSignature(found: UInt64)
    /// A chunk of nothing but zeros with used ones behind it.
    case chunkBlank
    /// The checksum of the chunk header does not fit. Where its records end was found by walking them.
    case chunkHeaderChecksum(expected: UInt32, computed: UInt32)
    /// The checksum over the records of the chunk does not fit: a value in one of them may have changed.
    case recordsChecksum(expected: UInt32, computed: UInt32)
    /// The chunk header says that its records end where they cannot.
    case freeSpaceOffset(claimed: UInt32)
    /// So many offsets in the table of common strings and templates point out of the chunk. Nothing depends on them.
    case commonOffsets(count: Int)
    /// The header counts other records than stand in the chunk.
    case recordCount(claimed: UInt64, found: UInt64)
    /// Where a record should begin are other bytes; so many were passed over to the next record.
    case recordSignature(found: UInt32, skipped: Int)
    /// A record claims a size that it cannot have; so many bytes were passed over to the next record.
    case recordSize(claimed: UInt32, skipped: Int)
    /// The copy of its size at the end of a record differs; so many bytes were passed over to the next record.
    case recordSizeCopy(claimed: UInt32, copy: UInt32, skipped: Int)
    /// The binary XML of a record cannot be read.
    case record(id: UInt64, fault: BinaryXMLFault)
  }

  /// Whether records, or values of them, may be lost or wrong; false for a header that is only stale.
  public var touchesRecords: Bool {
    switch kind {
    // More are there than an old header knows of; fewer, and some were lost.
    case .chunkCount(let claimed, let found): claimed > found
    case .logSignature, .logHeaderChecksum, .blockSize, .notClosed, .commonOffsets: false
    case .chunkCut, .chunkSignature, .chunkBlank, .chunkHeaderChecksum, .recordsChecksum, .freeSpaceOffset,
      .recordCount, .recordSignature, .recordSize, .recordSizeCopy, .record:
      true
    }
  }
}
