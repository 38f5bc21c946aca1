/// The compressions that are read through.
enum Compression: String, CaseIterable {
  case gzip
  case zstd
  case xz
  case bzip2
  case lz4

  /// The compression of a stream that begins with `head`; nil where it has no mark of one.
  init?(head: [UInt8]) {
    guard let found = Self.allCases.first(where: { $0.begins(head) }) else { return nil }
    self = found
  }

  private func begins(_ head: [UInt8]) -> Bool {
    switch self {
    case .gzip: head.starts(with: [0x1F, 0x8B, 0x08])  // RFC 1952
    case .zstd: head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])  // RFC 8878
    case .xz: head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])  // The .xz File Format, 2.1.1.1
    case .bzip2: Self.beginsBzip2(head)
    case .lz4: head.starts(with: [0x04, 0x22, 0x4D, 0x18])  // LZ4 Frame Format
    }
  }

  /// `BZh`, the block size, and the digits of pi (a block) or of its square root (the end), which no text holds.
  private static func beginsBzip2(_ head: [UInt8]) -> Bool {
    guard head.count >= 10, head.starts(with: Array("BZh".utf8)),
      (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(head[3])
    else { return false }
    return head[4..<10].elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
      || head[4..<10].elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
  }
}
