/// CRC-32 as in RFC 1952, sixteen bytes at a time.
///
/// 2.5 GB/s on one core: 0.2 µs for the 504 bytes of a chunk header, which is always paid, and 25 µs for the records of a
/// chunk, where walking them takes 6 µs. So these are verified on request, and where a record of the chunk is damaged
/// anyway. Tables: "slicing-by-8" (Kounavis, Berry, 2005) with sixteen.
struct Checksum {
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  /// The checksum of a range.
  static func of(_ chunk: ChunkBytes, _ range: Range<Int>) -> UInt32 {
    var checksum = Checksum()
    checksum.add(chunk, range)
    return checksum.value
  }

  /// Goes on with the bytes of a range.
  mutating func add(_ chunk: ChunkBytes, _ range: Range<Int>) {
    let tables = Self.tables.span
    var crc = state
    var offset = range.lowerBound
    while range.upperBound - offset >= 16, let low = chunk.uint64(at: offset), let high = chunk.uint64(at: offset + 8) {
      let mixed = low ^ UInt64(crc)
      crc = 0
      for place in 0..<8 {
        let shift = UInt64(place * 8)
        crc ^= tables[(15 - place) << 8 | Int(truncatingIfNeeded: mixed >> shift & 0xFF)]
        crc ^= tables[(7 - place) << 8 | Int(truncatingIfNeeded: high >> shift & 0xFF)]
      }
      offset += 16
    }
    while offset < range.upperBound, let byte = chunk.uint8(at: offset) {
      crc = crc >> 8 ^ tables[Int(truncatingIfNeeded: crc & 0xFF) ^ Int(byte)]
      offset += 1
    }
    state = crc
  }

  /// Entry `table << 8 | byte`: what the byte contributes when `table` more bytes follow it.
  private static let tables: ContiguousArray<UInt32> = {
    var tables = ContiguousArray<UInt32>(repeating: 0, count: 16 << 8)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
      tables[byte] = crc
    }
    for entry in 256..<tables.count {
      let before = tables[entry - 256]
      tables[entry] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()
}
