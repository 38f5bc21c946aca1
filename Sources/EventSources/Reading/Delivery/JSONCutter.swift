/// Cuts a JSON text into portions: once it is found to be line-oriented, into blocks of whole lines that are cut
/// into records elsewhere and in any order.
///
/// A block ends before a `{` that is the first byte of its line. There a line-oriented text begins anew whatever
/// stands before it, so that blocks give the same pieces as the whole.
final class JSONCutter: PortionCutter {
  let format = RecordFormat.json
  let isRecognised = true
  private var splitter: JSONSplitter
  /// Whether the text is handed on in blocks; else it goes through ``splitter``.
  private var isInBlocks = false
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

  func next(_ fill: (inout [UInt8]) throws(ReadFailure) -> Bool) throws(ReadFailure) -> Portion.Content? {
    isInBlocks ? try nextBlock(fill) : try nextChunk(fill)
  }

  func finish() -> Portion.Content {
    if isInBlocks {
      defer { carry = [] }
      return .lines(carry, line: line)
    }
    var pieces: [Piece] = []
    splitter.finish(into: &pieces)
    return .pieces(pieces)
  }

  private func nextChunk(_ fill: (inout [UInt8]) throws(ReadFailure) -> Bool) throws(ReadFailure) -> Portion.Content? {
    var chunk = carry
    carry = []
    if chunk.isEmpty, try !fill(&chunk) { return nil }
    var pieces: [Piece] = []
    if splitter.isLineOriented, let end = ByteScan.lastLineOpeningBrace(in: chunk, from: 0) {
      carry = Array(chunk[end...])
      chunk.removeSubrange(end...)
      splitter.split(chunk, into: &pieces)
      splitter.finish(into: &pieces)
      line = splitter.line
      isInBlocks = true
    } else {
      splitter.split(chunk, into: &pieces)
    }
    return .pieces(pieces)
  }

  private func nextBlock(_ fill: (inout [UInt8]) throws(ReadFailure) -> Bool) throws(ReadFailure) -> Portion.Content? {
    while true {
      let searched = carry.count
      guard try fill(&carry) else { return nil }
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
    return .lines(block, line: line)
  }

  /// Leaves blocks: a record may be longer than memory should hold.
  private func cutHere() -> Portion.Content {
    splitter = JSONSplitter(start: TextPosition(line: line), isLineOriented: true)
    var pieces: [Piece] = []
    splitter.split(carry, into: &pieces)
    carry = []
    isInBlocks = false
    return .pieces(pieces)
  }
}
