/// Cuts a JSON text into records: objects one per line, one behind the other, pretty-printed, in arrays that span
/// the text, or lines that are one JSON string each.
///
/// A record that is not closed must not swallow its neighbours. Therefore a line that begins with `{`, indented
/// as the record at hand is, begins a new record. An object inside the record can stand there only in text that is
/// printed over several lines without indentation: where the record's first line is a lone `{` and no line is
/// indented more, a `{` is allowed where JSON allows one. Once a line was seen that is one whole record, the text
/// is *line-oriented*, and a `{` at the beginning of a line always begins a record.
struct JSONSplitter: RecordSplitter {
  private enum State: Equatable {
    /// Before a record or behind one.
    case between
    /// In a record.
    case record
    /// In a record, in the blanks at the beginning of a line.
    case lineStart(indent: Int)
    /// In the line that evtx_dump prints before a record.
    case heading(RecordHeading)
    /// In something that is no record, to the end of its line, or of the array's element.
    case junk
    /// Behind a damaged record, before the next.
    case damaged(JSONResynchronisation)
  }

  /// What is known of the record at hand.
  private struct Opening {
    let place: Damage.Place
    let line: Int
    /// Blanks before it on its line; nil where something else is.
    let indent: Int?
    let isString: Bool
    /// Whether its first line is a lone bracket.
    var isBare = false
    /// Whether none of its lines is indented more than the first.
    var isFlat = true
  }

  /// Whether a `{` at the beginning of a line always begins a record.
  private(set) var isLineOriented = false
  /// The line at hand, from 1.
  private(set) var line: Int
  private var state = State.between
  private var buffer = RecordBuffer()
  private var nesting = JSONNesting()
  private var opening: Opening?
  private var inString = false
  private var isEscaped = false
  /// The last byte of the record in earlier chunks that is no blank.
  private var lastSignificant: UInt8 = 0
  /// Bytes of the text before the chunk at hand.
  private var offset: Int
  /// Blanks before this place on its line; nil where something else is.
  private var indent: Int?
  /// Where the array began whose elements are the records; nil outside of one.
  private var array: Damage.Place?
  /// Whether the line so far is one whole record.
  private var lineIsRecord = false

  /// Begins at `start`; `isLineOriented` where the text before it was found to be so.
  init(start: TextPosition = TextPosition(), isLineOriented: Bool = false) {
    line = start.line
    indent = start.indent
    offset = start.offset
    self.isLineOriented = isLineOriented
  }

  mutating func split(_ chunk: [UInt8], into pieces: inout [Piece]) {
    var index = 0
    while index < chunk.count {
      switch state {
      case .between: passBlanks(chunk, &index, &pieces)
      case .record: passRecord(chunk, &index, &pieces)
      case .lineStart(let indent): passIndent(chunk, &index, indent, &pieces)
      case .heading(let heading): passHeading(chunk, &index, heading, &pieces)
      case .junk: passJunk(chunk, &index)
      case .damaged(let search): passDamage(chunk, &index, search)
      }
    }
    if opening != nil {
      lastSignificant = significantByte(chunk, before: chunk.count)
      buffer.keep(chunk)
    }
    offset += chunk.count
  }

  /// Whether the search for the next record goes on, so that more damage would be told twice.
  private var isDamaged: Bool {
    if case .damaged = state { true } else { false }
  }

  mutating func finish(into pieces: inout [Piece]) {
    if let opening {
      pieces.append(.damage(buffer.isTooLong ? RecordBuffer.tooLong : "not closed", at: opening.place))
    } else if let array, !isDamaged {
      pieces.append(.damage("the array is not closed", at: array))
    }
    opening = nil
    array = nil
    state = .between
  }
}

// Between records.
extension JSONSplitter {
  private mutating func passBlanks(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    while index < chunk.count {
      let byte = chunk[index]
      switch byte {
      case ByteScan.newline:
        index += 1
        endLine()
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        indent = indent.map { $0 + 1 }
        index += 1
      case 0x1E, 0xEF, 0xBB, 0xBF:  // Record separators (RFC 7464); byte order marks of files that were joined.
        index += 1
      case UInt8(ascii: ","):
        passed(&index)
      case UInt8(ascii: "["):
        guard array == nil else { return begin(at: index, byte) }
        array = line == 1 ? .offset(offset + index) : .line(line)
        passed(&index)
      case UInt8(ascii: "]") where array != nil:
        array = nil
        passed(&index)
      case UInt8(ascii: "{"):
        leaveArrayAtLineStart(&pieces)
        return begin(at: index, byte)
      case UInt8(ascii: "\""):
        return begin(at: index, byte)
      case UInt8(ascii: "R") where indent == 0 && array == nil:
        lineIsRecord = false
        state = .heading(RecordHeading())
        return
      default:
        pieces.append(.damage("no JSON object", at: place(index)))
        lineIsRecord = false
        state = .junk
        return
      }
    }
  }

  /// Goes past a byte that is no blank.
  private mutating func passed(_ index: inout Int) {
    index += 1
    indent = nil
    lineIsRecord = false
  }

  private mutating func endLine() {
    if lineIsRecord { isLineOriented = true }
    lineIsRecord = false
    line += 1
    indent = 0
  }

  private mutating func begin(at index: Int, _ byte: UInt8) {
    let isString = byte == UInt8(ascii: "\"")
    opening = Opening(place: place(index), line: line, indent: indent, isString: isString)
    buffer.begin(at: index)
    nesting.removeAll()
    inString = false
    isEscaped = false
    lineIsRecord = false
    state = .record
  }

  /// A line that begins with `{` shows that an array before it was not closed, in a line-oriented text.
  private mutating func leaveArrayAtLineStart(_ pieces: inout [Piece]) {
    guard isLineOriented, indent == 0, let place = array else { return }
    pieces.append(.damage("the array is not closed", at: place))
    array = nil
  }

  private func place(_ index: Int) -> Damage.Place {
    line == 1 && array != nil ? .offset(offset + index) : .line(line)
  }

  private mutating func passHeading(
    _ chunk: [UInt8], _ index: inout Int, _ start: RecordHeading, _ pieces: inout [Piece]
  ) {
    var heading = start
    while index < chunk.count {
      guard chunk[index] != ByteScan.newline else {
        state = .between
        return
      }
      guard heading.take(chunk[index]) else {
        pieces.append(.damage("no JSON object", at: place(index)))
        state = .junk
        return
      }
      index += 1
    }
    state = .heading(heading)
  }

  private mutating func passJunk(_ chunk: [UInt8], _ index: inout Int) {
    while index < chunk.count {
      let byte = chunk[index]
      let isEnd =
        byte == ByteScan.newline
        || (array != nil && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "{")))
      if isEnd {
        indent = nil
        state = .between
        return
      }
      index += 1
    }
  }
}

// In a record.
extension JSONSplitter {
  private mutating func passRecord(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    while index < chunk.count {
      if inString {
        guard passString(chunk, &index, &pieces) else { return }
        continue
      }
      let byte = chunk[index]
      switch byte {
      case UInt8(ascii: "\""):
        inString = true
        index += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open(chunk, index, byte, &pieces) else { return }
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard nesting.close(byte) else { return fail("brackets that do not match", &pieces) }
        index += 1
        if nesting.depth == 0 { return close(chunk, at: index, &pieces) }
      case ByteScan.newline:
        return breakLine(chunk, &index)
      default:
        index += 1
      }
    }
  }

  /// Goes on in a string; false where the record ended in it.
  private mutating func passString(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) -> Bool {
    if isEscaped {
      isEscaped = false
      if chunk[index] != ByteScan.newline { index += 1 }
    }
    index = ByteScan.endOfStringRun(in: chunk, from: index)
    guard index < chunk.count else { return true }
    switch chunk[index] {
    case UInt8(ascii: "\\"):
      isEscaped = true
      index += 1
    case UInt8(ascii: "\""):
      inString = false
      index += 1
      guard nesting.depth > 0 else {
        close(chunk, at: index, &pieces)
        return false
      }
    default:
      fail("a line break in a string", &pieces)
      return false
    }
    return true
  }

  /// Goes into an object or array; false where none may stand there.
  private mutating func open(_ chunk: [UInt8], _ index: Int, _ byte: UInt8, _ pieces: inout [Piece]) -> Bool {
    guard nesting.depth == 0 || nesting.allowsOpening(after: significantByte(chunk, before: index)) else {
      let isNextElement = array != nil && opening?.indent == nil && byte == UInt8(ascii: "{")
      fail("not closed", &pieces)
      if isNextElement { state = .between }
      return false
    }
    guard nesting.open(byte) else {
      fail("nested deeper than \(JSONNesting.deepest)", &pieces)
      return false
    }
    return true
  }

  /// The last byte of the record before `index` that is no blank.
  private func significantByte(_ chunk: [UInt8], before index: Int) -> UInt8 {
    var index = index
    while index > buffer.start {
      index -= 1
      if !Self.isBlank(chunk[index]) { return chunk[index] }
    }
    return lastSignificant
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private mutating func close(_ chunk: [UInt8], at end: Int, _ pieces: inout [Piece]) {
    guard let opening else { return }
    if let record = buffer.close(chunk, at: end) {
      pieces.append(.record(record, at: opening.place))
    } else {
      pieces.append(.damage(RecordBuffer.tooLong, at: opening.place))
    }
    lineIsRecord = opening.line == line && opening.indent == 0 && !opening.isString && array == nil
    self.opening = nil
    indent = nil
    state = .between
  }

  /// Gives the record up and looks for the next.
  private mutating func fail(_ reason: String, _ pieces: inout [Piece]) {
    guard let opening else { return }
    pieces.append(.damage(buffer.isTooLong ? RecordBuffer.tooLong : reason, at: opening.place))
    state = .damaged(
      JSONResynchronisation(
        indent: opening.indent, isString: opening.isString, isInArray: array != nil, isLineOriented: isLineOriented))
    self.opening = nil
    indent = nil
  }

  private mutating func breakLine(_ chunk: [UInt8], _ index: inout Int) {
    if opening?.line == line, nesting.depth == 1 {
      let previous = significantByte(chunk, before: index)
      opening?.isBare = previous == nesting.innermost
    }
    index += 1
    line += 1
    state = .lineStart(indent: 0)
  }

  private mutating func passIndent(_ chunk: [UInt8], _ index: inout Int, _ start: Int, _ pieces: inout [Piece]) {
    var blanks = start
    while index < chunk.count {
      let byte = chunk[index]
      if byte == ByteScan.newline {
        line += 1
        blanks = 0
      } else if Self.isBlank(byte) {
        blanks += 1
      } else {
        state = .record
        if blanks > opening?.indent ?? 0 { opening?.isFlat = false }
        if byte == UInt8(ascii: "{"), beginsRecord(chunk, index, indent: blanks) {
          fail("not closed", &pieces)
          resume(indent: blanks)
        }
        return
      }
      index += 1
    }
    state = .lineStart(indent: blanks)
  }

  private func beginsRecord(_ chunk: [UInt8], _ index: Int, indent: Int) -> Bool {
    if isLineOriented && indent == 0 { return true }
    guard let opening, indent == opening.indent else { return false }
    return !opening.isBare || !opening.isFlat || !nesting.allowsOpening(after: significantByte(chunk, before: index))
  }

  /// Begins anew at the first byte of a line that is no blank.
  private mutating func resume(indent: Int) {
    if isLineOriented && indent == 0 { array = nil }
    self.indent = indent
    state = .between
  }

  private mutating func passDamage(_ chunk: [UInt8], _ index: inout Int, _ search: JSONResynchronisation) {
    var search = search
    while index < chunk.count {
      if search.finds(chunk[index]) {
        if let indent = search.lineIndent { resume(indent: indent) } else { state = .between }
        return
      }
      if chunk[index] == ByteScan.newline { line += 1 }
      index += 1
    }
    state = .damaged(search)
  }
}
