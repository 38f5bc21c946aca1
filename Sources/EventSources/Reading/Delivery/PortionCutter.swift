/// Cuts a text of one format into portions.
protocol PortionCutter: AnyObject {
  var format: RecordFormat { get }
  /// Whether the text is what its beginning promised.
  var isRecognised: Bool { get }

  /// The next portion; nil at the end.
  func next(_ feed: TextFeed) throws(ReadFailure) -> Portion.Content?

  /// What the end of the text leaves over.
  func finish() -> Portion.Content
}

/// Cuts with a splitter, chunk by chunk.
final class SplitterCutter<Splitter: RecordSplitter>: PortionCutter {
  let format: RecordFormat
  private var splitter: Splitter
  /// Text that was read to tell the format.
  private var head: [UInt8]
  private let isRight: (Splitter) -> Bool

  init(_ splitter: Splitter, format: RecordFormat, head: [UInt8], isRecognised: @escaping (Splitter) -> Bool) {
    self.splitter = splitter
    self.format = format
    self.head = head
    isRight = isRecognised
  }

  var isRecognised: Bool { isRight(splitter) }

  func next(_ feed: TextFeed) throws(ReadFailure) -> Portion.Content? {
    var chunk = head
    head = []
    if chunk.isEmpty, try !feed.fill(&chunk) { return nil }
    var pieces: [Piece] = []
    splitter.split(chunk, into: &pieces)
    return .pieces(pieces)
  }

  func finish() -> Portion.Content {
    var pieces: [Piece] = []
    splitter.finish(into: &pieces)
    return .pieces(pieces)
  }
}
