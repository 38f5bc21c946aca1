/// The first block of a log: `ElfFile`, what Windows last noted of the chunks behind it, and a checksum.
///
/// Source: libevtx, "Windows XML Event Log (EVTX) format", file header. Nothing in it is needed to read the chunks,
/// and its figures are often stale (a log copied while it was in use claims fewer chunks than it holds), so that
/// everything wrong in it is named and nothing is refused.
public struct LogHeader: Sendable, Hashable {
  /// Bytes from the beginning of a log to its first chunk, if the header does not say otherwise.
  public static let size = 4096
  /// The first eight bytes of a log: `ElfFile` and NUL.
  public static let signature: UInt64 = 0x0065_6C69_4666_6C45

  /// Number of the oldest chunk, as noted.
  public var firstChunk: UInt64
  /// Number of the newest chunk, as noted.
  public var lastChunk: UInt64
  /// The identifier that the next record would have got.
  public var nextRecordID: UInt64
  /// 3 in all known versions.
  public var majorVersion: UInt16
  /// 1 from Windows Vista on, 2 from Windows 10 (2004) on.
  public var minorVersion: UInt16
  /// Bytes from the beginning of the log to its first chunk: what the header says if that can be, else ``size``.
  public var blockSize: Int
  /// How many chunks the header claims; stops at 65,535.
  public var chunkCount: Int
  /// How the log was left.
  public var flags: LogFlags

  /// Reads the header from the first bytes of a log; names all that is wrong in it.
  ///
  /// Nil where the bytes do not begin with the signature, or are fewer than 128. The chunks can be read all the same,
  /// from ``size`` on.
  public init?(_ bytes: RawSpan, damage: (Damage) -> Void) {
    let cursor = ChunkBytes(bytes)
    guard let found = cursor.uint64(at: 0), found == Self.signature, bytes.byteCount >= 128 else {
      damage(Damage(chunk: nil, fileOffset: 0, kind: .logSignature(found: cursor.uint64(at: 0) ?? 0)))
      return nil
    }
    firstChunk = cursor.uint64(at: 8) ?? 0
    lastChunk = cursor.uint64(at: 16) ?? 0
    nextRecordID = cursor.uint64(at: 24) ?? 0
    minorVersion = cursor.uint16(at: 36) ?? 0
    majorVersion = cursor.uint16(at: 38) ?? 0
    let claimedBlockSize = Int(cursor.uint16(at: 40) ?? 0)
    chunkCount = Int(cursor.uint16(at: 42) ?? 0)
    flags = LogFlags(rawValue: cursor.uint32(at: 120) ?? 0)
    blockSize = claimedBlockSize >= 128 && claimedBlockSize % 128 == 0 ? claimedBlockSize : Self.size

    if !flags.contains(.withoutChecksums) {
      let expected = cursor.uint32(at: 124) ?? 0
      let computed = Checksum.of(cursor, 0..<120)
      if computed != expected {
        damage(
          Damage(chunk: nil, fileOffset: 124, kind: .logHeaderChecksum(expected: expected, computed: computed)))
      }
    }
    if blockSize != claimedBlockSize {
      damage(Damage(chunk: nil, fileOffset: 40, kind: .blockSize(claimed: claimedBlockSize)))
    }
    if flags.contains(.isDirty) {
      damage(Damage(chunk: nil, fileOffset: 120, kind: .notClosed))
    }
  }

  /// Where a chunk stands in the file.
  public func fileOffset(ofChunk number: Int) -> UInt64 {
    UInt64(blockSize) &+ UInt64(truncatingIfNeeded: number) &* UInt64(LogChunk.size)
  }

  /// What to say where the file holds another number of used chunks than the header claims; nil where they agree.
  ///
  /// The header counts in 16 bits, so that only the low 16 bits are compared.
  public func damage(forChunksFound found: Int) -> Damage? {
    guard UInt16(truncatingIfNeeded: found) != UInt16(truncatingIfNeeded: chunkCount) else { return nil }
    return Damage(chunk: nil, fileOffset: 42, kind: .chunkCount(claimed: chunkCount, found: found))
  }
}

/// Flags at offset 120 of the log header and of a chunk header.
///
/// Source: libevtx, file flags; the third from logs in which all checksums are zero.
public struct LogFlags: OptionSet, Sendable, Hashable {
  /// The flags as they stand in the file.
  public var rawValue: UInt32
  /// Takes flags as they stand in the file.
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Written to since it was last closed: its header may be older than its chunks.
  public static let isDirty = LogFlags(rawValue: 1)
  /// Reached its largest size.
  public static let isFull = LogFlags(rawValue: 2)
  /// Its checksums were never computed.
  public static let withoutChecksums = LogFlags(rawValue: 4)
}
