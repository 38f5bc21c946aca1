import Testing

@testable import EVTX

@Suite("Chunks are found where they are") struct SlotWalkTests {
  private static let size = LogChunk.size

  /// A chunk as far as the walk looks at it.
  private static func chunk() -> [UInt8] {
    var bytes = [UInt8](repeating: 7, count: size)
    bytes.replaceSubrange(0..<8, with: "ElfChnk\0".utf8)
    bytes.replaceSubrange(40..<44, with: [128, 0, 0, 0])
    return bytes
  }

  private static let header = [UInt8](repeating: 0, count: LogHeader.size)

  /// Slots as `offset+size` behind the header, and the chunks that were called blank.
  private static func walk(_ log: [UInt8]) -> (slots: [String], blank: [Int?], used: Int) {
    var walk = SlotWalk(header: nil)
    var slots: [String] = []
    var blank: [Int?] = []
    let peek = { (range: Range<UInt64>) in Array(log[Int(range.lowerBound)..<Int(range.upperBound)]) }
    while let slot = walk.next(end: UInt64(log.count), peek: peek, damage: { blank.append($0.chunk) }) {
      #expect(slot.number == slots.count)
      slots.append("\(Int(slot.fileOffset) - LogHeader.size)+\(slot.size)")
    }
    return (slots, blank, walk.used)
  }

  @Test("Behind each other, to the end of the file")
  func regular() {
    let found = Self.walk(Self.header + Self.chunk() + Self.chunk())
    #expect(found.slots == ["0+65536", "65536+65536"])
    #expect(found.used == 2)
  }

  @Test("A chunk that is cut off by the end is one", arguments: [1, 7, 8, 44, 65_535])
  func cut(size: Int) {
    let found = Self.walk(Self.header + Self.chunk() + Self.chunk().prefix(size))
    #expect(found.slots == ["0+65536", "65536+\(size)"])
  }

  @Test("Zeros are a damage only before a used chunk")
  func blank() {
    let zeros = [UInt8](repeating: 0, count: Self.size)
    let found = Self.walk(Self.header + zeros + Self.chunk() + zeros + zeros)
    #expect(found.slots.count == 4)
    #expect(found.blank == [0])
    #expect(found.used == 2)
  }

  @Test("A chunk whose signature alone is zero is used")
  func zeroSignature() {
    let found = Self.walk(Self.header + [UInt8](repeating: 0, count: 8) + Self.chunk().dropFirst(8) + Self.chunk())
    #expect(found.blank.isEmpty)
    #expect(found.used == 2)
  }

  @Test("Where bytes were lost, the walk goes on at the next chunk header", arguments: [1, 512, 65_000])
  func lost(bytes: Int) {
    let log = Self.header + Self.chunk() + Self.chunk().dropFirst(bytes) + Self.chunk() + Self.chunk()
    let found = Self.walk(log)
    #expect(
      found.slots == [
        "0+65536", "65536+\(Self.size - bytes)", "\(2 * Self.size - bytes)+65536", "\(3 * Self.size - bytes)+65536",
      ])
  }

  @Test("A signature in a record is no chunk header, nor is anything while the next chunk is in its place")
  func decoy() {
    var broken = Self.chunk()
    broken[0] = 0xFF
    var lonely = broken
    lonely.replaceSubrange(1000..<1008, with: "ElfChnk\0".utf8)
    #expect(Self.walk(Self.header + lonely + lonely).slots == ["0+65536", "65536+65536"])
    var whole = broken
    whole.replaceSubrange(1000..<1044, with: Self.chunk().prefix(44))
    #expect(Self.walk(Self.header + whole + Self.chunk()).slots == ["0+65536", "65536+65536"])
  }

  @Test("An empty log has no chunks")
  func empty() {
    #expect(Self.walk(Self.header).slots.isEmpty)
    #expect(Self.walk([]).slots.isEmpty)
  }
}
