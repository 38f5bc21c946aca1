/// Cuts a JSON text into portions: once it is found to be line-oriented, into blocks of whole lines that are cut
/// into records elsewhere and in any order.
///
/// A block ends before a `{` that is the first byte of its line. There a line-oriented text begins anew whatever
/// stands before it, so that blocks give the same pieces as the whole.
final class JSONCutter: PortionCutter {
  let format = RecordFormat.json
  let isRecognised = true
  private var splitter: JSONSplitter
  /// How the text is cut.
  private enum Mode {
    /// By ``splitter``.
    case records
    /// Into blocks, which are here.
    case blocks
    /// Into blocks, which are in a file.
    case fileBlocks(LineBlocks)
  }
  private var mode = Mode.records
  /// Text behind the last block, or the head of the text.
  private var carry: [UInt8]
  /// The line on which ``carry`` begins, in blocks.
  private var line = 1

  /// A block that grows beyond this is cut here.
  private static let longestBlock = 4 << 20

  init(start: TextPosition, head: [UInt8]) {
    splitter = JSONSplitter(start: start)
    carry = head
  }

  func next(_ feed: TextFeed) throws(ReadFailure) -> Portion.Content? {
    switch mode {
    case .records: try nextChunk(feed)
    case .blocks: try nextBlock(feed)
    case .fileBlocks(let blocks): try nextBlock(of: blocks, feed)
    }
  }

  func finish() -> Portion.Content {
    defer { carry = [] }
    switch mode {
    case .blocks: return .lines(LineBlock(bytes: .memory(carry), line: line))
    case .fileBlocks: return .pieces([])
    case .records:
      var pieces: [Piece] = []
      splitter.finish(into: &pieces)
      return .pieces(pieces)
    }
  }

  private func nextChunk(_ feed: TextFeed) throws(ReadFailure) -> Portion.Content? {
    var chunk = carry
    carry = []
    if chunk.isEmpty, try !feed.fill(&chunk) { return nil }
    var pieces: [Piece] = []
    if splitter.isLineOriented, let end = ByteScan.lastLineOpeningBrace(in: chunk, from: 0) {
      carry = Array(chunk[end...])
      chunk.removeSubrange(end...)
      splitter.split(chunk, into: &pieces)
      splitter.finish(into: &pieces)
      line = splitter.line
      try beginBlocks(feed)
    } else {
      splitter.split(chunk, into: &pieces)
    }
    return .pieces(pieces)
  }

  /// Goes over to blocks, with ``carry`` as the beginning of the first.
  private func beginBlocks(_ feed: TextFeed) throws(ReadFailure) {
    guard let file = feed.file else {
      mode = .blocks
      return
    }
    feed.move(to: feed.offset - UInt64(carry.count))
    carry = []
    mode = .fileBlocks(try LineBlocks(file, from: feed.offset, line: line))
  }

  private func nextBlock(of blocks: LineBlocks, _ feed: TextFeed) throws(ReadFailure) -> Portion.Content? {
    guard !blocks.isEnd(feed.offset) else { return nil }
    var blocks = blocks
    guard let (block, end) = try blocks.block(at: feed.offset) else {
      line = try blocks.line(at: feed.offset)
      guard try feed.fill(&carry) else { return nil }
      return cutHere()
    }
    feed.move(to: end)
    mode = .fileBlocks(blocks)
    return .lines(block)
  }

  private func nextBlock(_ feed: TextFeed) throws(ReadFailure) -> Portion.Content? {
    while true {
      let searched = carry.count
      guard try feed.fill(&carry) else { return nil }
      if let end = ByteScan.lastLineOpeningBrace(in: carry, from: searched) { return block(to: end) }
      if carry.count > Self.longestBlock { return cutHere() }
    }
  }

  /// Takes the block before `end` off ``carry``.
  private func block(to end: Int) -> Portion.Content {
    var block = Array(carry[end...])
    swap(&block, &carry)
    block.removeSubrange(end...)
    defer { line += ByteScan.newlines(in: block, 0..<end) }
    return .lines(LineBlock(bytes: .memory(block), line: line))
  }

  /// Leaves blocks: a record may be longer than memory should hold.
  private func cutHere() -> Portion.Content {
    splitter = JSONSplitter(start: TextPosition(line: line), isLineOriented: true)
    var pieces: [Piece] = []
    splitter.split(carry, into: &pieces)
    carry = []
    mode = .records
    return .pieces(pieces)
  }
}
