/// Cuts a CSV text into rows (RFC 4180): a row ends at a line break that is not in quotes.
///
/// Cells are left as they are, for ``CSVTable/cells(of:)``. Rows without a byte are passed over.
struct CSVSplitter: RecordSplitter {
  private enum State {
    /// At the beginning of a cell, where alone a quote opens.
    case cellStart
    case cell
    case quoted
    /// Behind a quotation mark in a quoted cell: its end, or the first of two that stand for one.
    case quoteInQuoted
  }

  private let separator: UInt8
  private var line: Int
  private var state = State.cellStart
  private var buffer = RecordBuffer()
  /// The line on which the row at hand begins; nil between rows.
  private var openLine: Int?
  private var counted = 0

  /// Begins at line `line`.
  init(separator: UInt8, line: Int = 1) {
    self.separator = separator
    self.line = line
  }

  mutating func split(_ chunk: [UInt8], into pieces: inout [Piece]) {
    var index = 0
    while index < chunk.count {
      if openLine == nil { begin(chunk, index) }
      passCell(chunk, &index, &pieces)
    }
    countLines(chunk, to: chunk.count)
    counted = 0
    guard openLine != nil else { return }
    buffer.keep(chunk)
    // No cell is that long: its quotes are broken, and any line break may end the row.
    if buffer.isTooLong, state == .quoted { state = .cell }
  }

  mutating func finish(into pieces: inout [Piece]) {
    if state == .quoted, let openLine {
      pieces.append(.damage("a quote that is not closed", at: .line(openLine)))
    } else {
      endRow([], at: 0, &pieces)
    }
    openLine = nil
    state = .cellStart
  }

  private mutating func begin(_ chunk: [UInt8], _ index: Int) {
    countLines(chunk, to: index)
    openLine = line
    buffer.begin(at: index)
    state = .cellStart
  }

  private mutating func countLines(_ chunk: [UInt8], to index: Int) {
    guard index > counted else { return }
    line += ByteScan.newlines(in: chunk, counted..<index)
    counted = index
  }

  /// Goes on to the end of the row or of the chunk.
  private mutating func passCell(_ chunk: [UInt8], _ index: inout Int, _ pieces: inout [Piece]) {
    while index < chunk.count {
      if state == .quoted {
        guard let quote = ByteScan.firstIndex(of: CSVTable.quote, in: chunk, from: index) else {
          index = chunk.count
          return
        }
        index = quote + 1
        state = .quoteInQuoted
        continue
      }
      let byte = chunk[index]
      index += 1
      if byte == ByteScan.newline { return endRow(chunk, at: index - 1, &pieces) }
      state = stateAfter(byte)
    }
  }

  private func stateAfter(_ byte: UInt8) -> State {
    if byte == CSVTable.quote, state == .cellStart || (state == .quoteInQuoted && !buffer.isTooLong) { return .quoted }
    return byte == separator ? .cellStart : .cell
  }

  private mutating func endRow(_ chunk: [UInt8], at end: Int, _ pieces: inout [Piece]) {
    guard let openLine else { return }
    defer { self.openLine = nil }
    guard let row = buffer.close(chunk, at: end) else {
      return pieces.append(.damage(RecordBuffer.tooLong, at: .line(openLine)))
    }
    let text = row.last == UInt8(ascii: "\r") ? row.dropLast() : row
    if !text.isEmpty { pieces.append(.record(text, at: .line(openLine))) }
  }
}
