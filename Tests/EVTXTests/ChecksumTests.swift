import Testing

@testable import EVTX

@Suite("Checksum")
struct ChecksumTests {
  @Test("The checksum is the one of RFC 1952 for any length and place")
  func agrees() {
    let bytes = ContiguousArray((0..<300).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 7) })
    let chunk = ChunkBytes(bytes.rawSpan)
    for (start, end) in [(0, 0), (0, 1), (3, 18), (0, 16), (1, 300), (120, 128), (5, 120)] {
      #expect(Checksum.of(chunk, start..<end) == plainCRC32(bytes[start..<end]))
    }
    #expect(Checksum.of(ChunkBytes(ContiguousArray("123456789".utf8).rawSpan), 0..<9) == 0xCBF4_3926)
  }
}
