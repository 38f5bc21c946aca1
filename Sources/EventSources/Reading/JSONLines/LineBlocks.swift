/// Cuts the rest of a line-oriented JSON file, as long as it is when this begins, into blocks by looking only at where they
/// end.
struct LineBlocks {
  /// What is said where the file has become shorter than it was when it was opened.
  static let cutOff = ReadFailure(reason: "became shorter while it was read")
  /// Bytes of a block, or a few more.
  static let blockSize: UInt64 = 1 << 20
  /// A block does not grow beyond this.
  static let longestBlock: UInt64 = 4 << 20
  private static let windowSize: UInt64 = 1 << 14

  private let file: PositionedFile
  private let size: UInt64
  /// A place in the file whose line is known, and that line.
  private var known: (offset: UInt64, line: Int)
  private var isFirst = true

  /// The blocks of `file` from `offset` on, which is the beginning of a record on line `line`.
  init(_ file: PositionedFile, from offset: UInt64, line: Int) throws(ReadFailure) {
    self.file = file
    size = try file.size()
    known = (offset, line)
  }

  /// Whether nothing is left behind `offset`.
  func isEnd(_ offset: UInt64) -> Bool { offset >= size }

  /// The block that begins at `offset`; nil where no record begins before it would be too long.
  mutating func block(at offset: UInt64) throws(ReadFailure) -> (block: LineBlock, end: UInt64)? {
    guard try file.size() >= size else { throw Self.cutOff }
    guard let end = try end(of: offset) else { return nil }
    defer { isFirst = false }
    return (LineBlock(bytes: .file(file, offset..<end), line: isFirst ? known.line : nil), end)
  }

  private func end(of start: UInt64) throws(ReadFailure) -> UInt64? {
    // One byte before, for the line break that may be the last of a window.
    var window = start + Self.blockSize - 1
    while window < start + Self.longestBlock {
      guard window + 1 < size else { return size }
      let bytes = try file.bytes(window..<min(size, window + Self.windowSize))
      if let brace = ByteScan.firstLineOpeningBrace(in: bytes, from: 0) { return window + UInt64(brace) }
      guard window + UInt64(bytes.count) < size else { return size }
      window += Self.windowSize - 1
    }
    return nil
  }

  /// The line of a place behind all blocks so far. Reads what it has to count.
  mutating func line(at offset: UInt64) throws(ReadFailure) -> Int {
    while known.offset < offset {
      let bytes = try file.bytes(known.offset..<min(offset, known.offset + Self.blockSize))
      guard !bytes.isEmpty else { throw Self.cutOff }
      known.line += ByteScan.newlines(in: bytes, 0..<bytes.count)
      known.offset += UInt64(bytes.count)
    }
    return known.line
  }
}
