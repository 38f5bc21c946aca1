/// Reads one text and cuts it into portions.
final class TextReader: PortionReader {
  /// The input, as reports name it.
  let input: String
  private let feed: TextFeed
  private let recognisesHeader: ([String]) -> Bool
  /// Whether the text is being written, so that no record may wait for the next.
  private let isFollowed: Bool
  private var cutter: (any PortionCutter)?
  private var isAtEnd = false
  private var isFirst = true
  /// Where the first record begins.
  private var start = TextPosition()

  init(
    input: String, source: any ByteSource, encoding: TextEncoding, recognisesHeader: @escaping ([String]) -> Bool,
    isFollowed: Bool = false
  ) {
    self.isFollowed = isFollowed
    self.input = input
    self.recognisesHeader = recognisesHeader
    feed = TextFeed(source, encoding: encoding)
  }

  /// The next portion; nil at the end. Where the input fails, the portion says so and is the last.
  func next() -> Portion? {
    guard !isAtEnd else { return nil }
    do throws(ReadFailure) {
      let cutter = try currentCutter()
      return portion(try cutter.next(feed), of: cutter)
    } catch {
      isAtEnd = true
      guard let cutter else { return unreadable(error.reason) }
      var last = portion(cutter.finish(), of: cutter)
      last.unreadable = [UnreadableInput(input: input, reason: error.reason)]
      return last
    }
  }

  private func portion(_ content: Portion.Content?, of cutter: any PortionCutter) -> Portion {
    if content == nil { isAtEnd = true }
    defer { isFirst = false }
    return Portion(
      input: input, format: cutter.format, content: content ?? cutter.finish(), bytes: feed.takeBytes(),
      isFirst: isFirst,
      unreadable: isAtEnd && !cutter.isRecognised ? [unknown] : [])
  }

  private var unknown: UnreadableInput { UnreadableInput(input: input, reason: InputReader.unknownFormat) }

  private func unreadable(_ reason: String) -> Portion {
    Portion(
      input: input, format: .json, content: .pieces([]), unreadable: [UnreadableInput(input: input, reason: reason)])
  }

  /// The cutter for the text: reads until the format shows.
  private func currentCutter() throws(ReadFailure) -> any PortionCutter {
    if let cutter { return cutter }
    var head: [UInt8] = []
    var hasText = false
    while true {
      let isComplete = try !feed.fill(&head)
      if !hasText { dropBlanks(&head) }
      hasText = !head.isEmpty
      guard hasText || isComplete else { continue }
      guard hasText else { throw ReadFailure(reason: InputReader.empty) }
      switch TextFormat.verdict(on: head, isComplete: isComplete, recognises: recognisesHeader) {
      case .undecided where !isComplete: continue
      case .undecided, .unknown: throw ReadFailure(reason: InputReader.unknownFormat)
      case .format(let format):
        let cutter = self.cutter(for: format, head)
        self.cutter = cutter
        return cutter
      }
    }
  }

  /// Drops blanks and byte order marks before the first record.
  private func dropBlanks(_ head: inout [UInt8]) {
    let isBlank = { (byte: UInt8) in JSONSplitter.isBlank(byte) || [0xEF, 0xBB, 0xBF].contains(byte) }
    let end = head.firstIndex { !isBlank($0) } ?? head.count
    start.pass(head[..<end])
    head.removeSubrange(..<end)
  }

  private func cutter(for format: TextFormat, _ head: [UInt8]) -> any PortionCutter {
    switch format {
    case .json where isFollowed:
      return SplitterCutter(JSONSplitter(start: start), format: .json, head: head) { _ in true }
    case .json: return JSONCutter(start: start, head: head)
    case .xml: return SplitterCutter(XMLSplitter(line: start.line), format: .xml, head: head) { $0.hasEvents }
    case .csv(let table, let bodyStart):
      let headerLines = ByteScan.newlines(in: head, 0..<bodyStart)
      let splitter = CSVSplitter(separator: table.separator, line: start.line + headerLines)
      let format = RecordFormat.csv(header: table.header, separator: table.separator)
      return SplitterCutter(splitter, format: format, head: Array(head[bodyStart...])) { _ in true }
    }
  }
}
