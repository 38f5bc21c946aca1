/// The head of a chunk.
///
/// Source: libevtx, chunk header: record numbers at 8 and 16, record identifiers at 24 and 32, free space at 48, checksum
/// of the records at 52, flags at 120, checksum of the header (without these eight bytes) at 124, offsets of common
/// strings and of templates from 128 on.
struct ChunkHeader {
  let firstNumber: UInt64
  let lastNumber: UInt64
  let freeSpace: UInt32
  let recordsChecksum: UInt32
  let flags: LogFlags
  let checksum: UInt32

  /// Nil where the signature is missing.
  init?(_ chunk: ChunkBytes) {
    guard chunk.count >= LogChunk.headerSize, chunk.uint64(at: 0) == LogChunk.signature else { return nil }
    firstNumber = chunk.uint64(at: 8) ?? 0
    lastNumber = chunk.uint64(at: 16) ?? 0
    freeSpace = chunk.uint32(at: 48) ?? 0
    recordsChecksum = chunk.uint32(at: 52) ?? 0
    flags = LogFlags(rawValue: chunk.uint32(at: 120) ?? 0)
    checksum = chunk.uint32(at: 124) ?? 0
  }

  /// How many records the header counts; nil where its numbers make no sense.
  var recordCount: UInt64? {
    let (difference, overflow) = lastNumber.subtractingReportingOverflow(firstNumber)
    return overflow || difference > UInt64(LogChunk.size) ? nil : difference + 1
  }

  /// Where the records end; nil where that cannot be.
  var recordsEnd: Int? {
    LogChunk.headerSize...LogChunk.size ~= Int(freeSpace) ? Int(freeSpace) : nil
  }

  /// The checksum that the header should have.
  static func computedChecksum(_ chunk: ChunkBytes) -> UInt32 {
    var checksum = Checksum()
    checksum.add(chunk, 0..<120)
    checksum.add(chunk, 128..<LogChunk.headerSize)
    return checksum.value
  }

  /// How many of the common offsets point to where nothing of them can be.
  static func badCommonOffsets(_ chunk: ChunkBytes) -> Int {
    var count = 0
    for place in stride(from: 128, to: LogChunk.headerSize, by: 4) {
      let offset = chunk.uint32(at: place) ?? 0
      if offset != 0, offset < UInt32(LogChunk.headerSize) || offset >= UInt32(LogChunk.size) { count += 1 }
    }
    return count
  }
}
