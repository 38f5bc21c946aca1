/// Cuts an XML text into its `<Event>` elements, with or without an element around them.
///
/// Knows as much of XML as that takes: comments, CDATA, processing instructions, DOCTYPE (passed over; nothing is
/// ever expanded), and quotes. `<` is illegal in a tag and in a quoted value, and so always begins new markup there.
/// An `<Event>` inside an `<Event>` begins a new record: the end of the first is lost.
struct XMLSplitter: RecordSplitter {
  private enum State: Equatable {
    case text
    /// Behind `<`, up to what shows the kind of markup.
    case markup
    case tag
    case quoted(UInt8)
    case comment(seen: Int)
    case cdata(seen: Int)
    case instruction(seen: Int)
    case doctype(depth: Int)
  }

  /// What the tag at hand is.
  private enum Tag { case eventStart, eventEnd, other }

  /// Whether an element named `Event` or `Events` was seen.
  private(set) var hasEvents = false
  private var line: Int
  private var state = State.text
  private var tag = Tag.other
  /// The bytes behind `<`, as far as they are needed.
  private var head: [UInt8] = []
  /// Where `<` stands in the chunk at hand; nil in an earlier one.
  private var markupStart: Int?
  /// The last byte of the tag at hand.
  private var lastTagByte: UInt8 = 0
  private var buffer = RecordBuffer()
  /// The line on which the record at hand begins; nil outside of one.
  private var openLine: Int?
  /// Line breaks of the chunk at hand are counted up to here.
  private var counted = 0
  /// evtx_dump's line before a record, as far as it was passed.
  private var heading = RecordHeading()
  /// Whether stray text was reported since the last record.
  private var hasReportedText = false

  /// Begins at line `line`.
  init(line: Int = 1) { self.line = line }

  mutating func split(_ chunk: [UInt8], into pieces: inout [Piece]) {
    var index = 0
    while index < chunk.count {
      switch state {
      case .text: passText(chunk, &index, &pieces)
      case .markup: passMarkup(chunk, &index, &pieces)
      case .tag: passTag(chunk, &index, &pieces)
      case .quoted(let mark): passQuoted(chunk, &index, mark)
      case .comment(let seen): passSection(chunk, &index, seen, end: UInt8(ascii: "-")) { .comment(seen: $0) }
      case .cdata(let seen): passSection(chunk, &index, seen, end: UInt8(ascii: "]")) { .cdata(seen: $0) }
      case .instruction(let seen): passInstruction(chunk, &index, seen)
      case .doctype(let depth): passDoctype(chunk, &index, depth)
      }
    }
    countLines(chunk, to: chunk.count)
    counted = 0
    markupStart = nil
    if openLine != nil { buffer.keep(chunk) }
  }

  mutating func finish(into pieces: inout [Piece]) {
    if openLine != nil {
      damage("no </Event>", &pieces)
    } else if state != .text {
      pieces.append(.damage("markup that is not closed", at: .line(line)))
    }
    state = .text
  }

  private mutating func countLines(_ chunk: [UInt8], to index: Int) {
    guard index > counted else { return }
    line += ByteScan.newlines(in: chunk, counted..<index)
    counted = index
  }

  /// Gives the record at hand up.
  private mutating func damage(_ reason: String, _ pieces: inout [Piece]) {
    guard let openLine else { return }
    pieces.append(.damage(buffer.isTooLong ? RecordBuffer.tooLong : reason, at: .line(openLine)))
    self.openLine = nil
  }
}

// Text, markup and tags.
extension XMLSplitter {
  private mutating func passText(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    let start = index
    let end = ByteScan.firstIndex(of: UInt8(ascii: "<"), in: chunk, from: index)
    index = end ?? chunk.count
    if openLine == nil, !hasReportedText { reportText(chunk, start..<index, &pieces) }
    if end != nil { beginMarkup(&index) }
  }

  private mutating func reportText(_ chunk: [UInt8], _ range: Range<Int>, _ pieces: inout [Piece]) {
    guard let stray = range.first(where: { !isOfNoMeaning(chunk[$0]) }) else { return }
    countLines(chunk, to: stray)
    pieces.append(.damage("text outside of an Event", at: .line(line)))
    hasReportedText = true
  }

  /// Whether a byte outside of a record is blank, a mark between joined files, or evtx_dump's.
  private mutating func isOfNoMeaning(_ byte: UInt8) -> Bool {
    if byte == ByteScan.newline { heading = RecordHeading() }
    return heading.take(byte) || JSONSplitter.isBlank(byte) || [0xEF, 0xBB, 0xBF, 0x1E].contains(byte)
  }

  private mutating func beginMarkup(_ index: inout Int) {
    markupStart = index
    head.removeAll(keepingCapacity: true)
    state = .markup
    index += 1
  }

  private mutating func passMarkup(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    while index < chunk.count {
      let byte = chunk[index]
      if endsName(byte) {
        nameTag(chunk, index, &pieces)
        lastTagByte = 0
        state = head.first == UInt8(ascii: "!") ? .doctype(depth: 0) : .tag
        return
      }
      head.append(byte)
      index += 1
      if let next = section {
        state = next
        return
      }
    }
  }

  private func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || JSONSplitter.isBlank(byte)
      || (byte == UInt8(ascii: "/") && !head.isEmpty) || head.count >= Self.longestName
  }

  private static let longestName = 256

  /// The state that ``head`` shows, where it is no tag.
  private var section: State? {
    switch head.first {
    case UInt8(ascii: "?"): .instruction(seen: 0)
    case UInt8(ascii: "!") where head.elementsEqual("!--".utf8): .comment(seen: 0)
    case UInt8(ascii: "!") where head.elementsEqual("![CDATA[".utf8): .cdata(seen: 0)
    default: nil
    }
  }

  /// Looks at the name of a tag, which ends before `index`.
  private mutating func nameTag(_ chunk: [UInt8], _ index: Int, _ pieces: inout [Piece]) {
    let isEnd = head.first == UInt8(ascii: "/")
    let name = head.dropFirst(isEnd ? 1 : 0)
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    tag = .other
    if local.elementsEqual("Events".utf8) { hasEvents = true }
    guard local.elementsEqual("Event".utf8) else { return }
    hasEvents = true
    tag = isEnd ? .eventEnd : .eventStart
    countLines(chunk, to: markupStart ?? 0)
    if !isEnd { beginRecord(index, &pieces) } else if openLine == nil { reportStrayEnd(&pieces) }
  }

  private mutating func beginRecord(_ index: Int, _ pieces: inout [Piece]) {
    damage("no </Event>", &pieces)
    openLine = line
    hasReportedText = false
    if let markupStart {
      buffer.begin(at: markupStart)
    } else {
      buffer.begin(at: index - carriedHead(index), prefix: [UInt8(ascii: "<")] + head.dropLast(carriedHead(index)))
    }
  }

  /// How much of ``head`` stands in the chunk at hand, of which `index` bytes were passed.
  private func carriedHead(_ index: Int) -> Int { min(index, head.count) }

  private mutating func reportStrayEnd(_ pieces: inout [Piece]) {
    pieces.append(.damage("</Event> without <Event>", at: .line(line)))
    hasReportedText = false
    tag = .other
  }

  private mutating func passTag(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    while index < chunk.count {
      let byte = chunk[index]
      switch byte {
      case UInt8(ascii: "<"):
        return beginMarkup(&index)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index += 1
        lastTagByte = byte
        state = .quoted(byte)
        return
      case UInt8(ascii: ">"):
        index += 1
        return endTag(chunk, index, &pieces)
      default:
        lastTagByte = byte
        index += 1
      }
    }
  }

  private mutating func endTag(_ chunk: [UInt8], _ end: Int, _ pieces: inout [Piece]) {
    state = .text
    let isEmptyEvent = tag == .eventStart && lastTagByte == UInt8(ascii: "/")
    guard tag == .eventEnd || isEmptyEvent, let openLine else { return }
    if let record = buffer.close(chunk, at: end) {
      pieces.append(.record(record, at: .line(openLine)))
    } else {
      pieces.append(.damage(RecordBuffer.tooLong, at: .line(openLine)))
    }
    self.openLine = nil
  }

  private mutating func passQuoted(_ chunk: [UInt8], _ index: inout Int, _ mark: UInt8) {
    while index < chunk.count {
      let byte = chunk[index]
      if byte == UInt8(ascii: "<") { return beginMarkup(&index) }
      index += 1
      if byte == mark {
        state = .tag
        return
      }
    }
  }
}

// Comments, CDATA, instructions and DOCTYPE.
extension XMLSplitter {
  /// Goes to `>` behind two of `end`: a comment or a CDATA section.
  private mutating func passSection(
    _ chunk: [UInt8], _ index: inout Int, _ seen: Int, end: UInt8, _ next: (Int) -> State
  ) {
    var seen = seen
    while index < chunk.count {
      let byte = chunk[index]
      index += 1
      if byte == end {
        seen = min(2, seen + 1)
      } else if byte == UInt8(ascii: ">"), seen == 2 {
        state = .text
        return
      } else {
        seen = 0
      }
    }
    state = next(seen)
  }

  private mutating func passInstruction(_ chunk: [UInt8], _ index: inout Int, _ seen: Int) {
    var seen = seen
    while index < chunk.count {
      let byte = chunk[index]
      index += 1
      if byte == UInt8(ascii: ">"), seen == 1 {
        state = .text
        return
      }
      seen = byte == UInt8(ascii: "?") ? 1 : 0
    }
    state = .instruction(seen: seen)
  }

  /// Goes to the `>` of a DOCTYPE, which may hold declarations in brackets.
  private mutating func passDoctype(_ chunk: [UInt8], _ index: inout Int, _ start: Int) {
    var depth = start
    while index < chunk.count {
      let byte = chunk[index]
      index += 1
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">"):
        if depth <= 0 {
          state = .text
          return
        }
        if depth > 1 { depth -= 1 }
      default: break
      }
    }
    state = .doctype(depth: depth)
  }
}
