/// The frame of a record: `2A 2A 00 00`, size, number, time; binary XML; the size again.
///
/// Source: libevtx, event record.
struct RecordHeader {
  static let signature: UInt32 = 0x0000_2A2A
  /// The header and the copy of the size.
  static let smallestSize = 28

  /// Where it stands in the chunk.
  let range: Range<Int>
  let recordID: UInt64
  let writtenTime: UInt64

  var body: Range<Int> { (range.lowerBound + 24)..<(range.upperBound - 4) }

  /// Takes the record at `offset`, whose size was found to lie in the chunk and to be at least ``smallestSize``.
  @inline(__always)
  init(at offset: Int, size: Int, in chunk: ChunkBytes) {
    range = offset..<(offset &+ size)
    recordID = chunk.uint64(at: offset &+ 8) ?? 0
    writtenTime = chunk.uint64(at: offset &+ 16) ?? 0
  }

  /// The record from `offset` to `end`, if the size at its end fits, and either its signature or the size at its
  /// beginning does.
  static func ending(at end: Int, from offset: Int, in chunk: ChunkBytes) -> RecordHeader? {
    let size = end - offset
    guard size >= smallestSize, chunk.uint32(at: end - 4) == UInt32(size),
      chunk.uint32(at: offset) == signature || chunk.uint32(at: offset + 4) == UInt32(size)
    else { return nil }
    return RecordHeader(at: offset, size: size, in: chunk)
  }

  /// The record at `offset`, if all of its frame fits.
  static func whole(at offset: Int, end: Int, in chunk: ChunkBytes) -> RecordHeader? {
    guard chunk.uint32(at: offset) == signature, let size = chunk.uint32(at: offset + 4),
      Int(size) >= smallestSize, Int(size) <= end - offset, chunk.uint32(at: offset + Int(size) - 4) == size
    else { return nil }
    return RecordHeader(at: offset, size: Int(size), in: chunk)
  }
}
