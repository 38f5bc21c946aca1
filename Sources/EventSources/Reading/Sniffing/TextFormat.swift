/// The format of a text, told from its first record.
enum TextFormat: Equatable {
  case json
  case xml
  /// A table whose rows begin behind the header.
  case csv(CSVTable, bodyStart: Int)

  /// What can be said of a text by its first bytes.
  enum Verdict: Equatable {
    case format(TextFormat)
    /// Not decided before more bytes come.
    case undecided
    case unknown
  }

  /// A first line longer than this is no header.
  static let longestHeader = 1 << 16

  /// Looks at `head`, which begins with a byte that is no blank; `isComplete` where nothing follows it.
  ///
  /// `recognises` says whether a header is one of a Windows event log.
  static func verdict(on head: [UInt8], isComplete: Bool, recognises: ([String]) -> Bool) -> Verdict {
    if let body = bodyBehindHeading(head) {
      return body.isEmpty && !isComplete ? .undecided : structured(body, isComplete) ?? .unknown
    }
    return structured(head[...], isComplete) ?? table(head, isComplete, recognises)
  }

  /// Whether `text` begins as JSON or XML does; nil where it may be a table.
  private static func structured(_ text: ArraySlice<UInt8>, _ isComplete: Bool) -> Verdict? {
    let second = text.dropFirst().first
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .format(.json)
    case UInt8(ascii: "<"):
      guard let second else { return isComplete ? .unknown : .undecided }
      return beginsMarkup(second) ? .format(.xml) : .unknown
    case UInt8(ascii: "\"") where second == nil && !isComplete: return .undecided
    case UInt8(ascii: "\"") where second == UInt8(ascii: "{") || second == UInt8(ascii: "["): return .format(.json)
    default: return nil
    }
  }

  /// What follows the line that evtx_dump begins with; nil where there is no such line.
  private static func bodyBehindHeading(_ head: [UInt8]) -> ArraySlice<UInt8>? {
    guard let end = head.firstIndex(of: ByteScan.newline), RecordHeading.isWhole(head[..<end]) else { return nil }
    return head[(end + 1)...]
  }

  private static func beginsMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "_") || byte >= 0x80
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func table(_ head: [UInt8], _ isComplete: Bool, _ recognises: ([String]) -> Bool) -> Verdict {
    var start = 0
    while let (line, end) = firstRow(head, from: start, isComplete) {
      if isPreamble(line) {
        start = end
        continue
      }
      guard line.count <= longestHeader else { return .unknown }
      return table(of: line, recognises).map { .format(.csv($0, bodyStart: end)) } ?? .unknown
    }
    return isComplete || head.count - start > longestHeader ? .unknown : .undecided
  }

  /// The row at `start` without its line break, and where the next begins; nil where it is not yet whole.
  private static func firstRow(
    _ head: [UInt8], from start: Int, _ isComplete: Bool
  ) -> (line: ArraySlice<UInt8>, end: Int)? {
    guard start < head.count else { return nil }
    var isQuoted = false
    var end = start
    while end < head.count, isQuoted || head[end] != ByteScan.newline {
      if head[end] == CSVTable.quote { isQuoted.toggle() }
      end += 1
    }
    guard end < head.count || isComplete else { return nil }
    let line = head[start..<end]
    return (line.last == UInt8(ascii: "\r") ? line.dropLast() : line, min(head.count, end + 1))
  }

  /// PowerShell's `#TYPE` line and the `sep=` line that Excel reads.
  private static func isPreamble(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "#TYPE ".utf8) || (line.count == 5 && line.starts(with: "sep=".utf8)) || line.isEmpty
  }

  /// The table that `line` is the header of, with the separator that gives the most cells.
  ///
  /// None where CR alone ends lines: all rows would be taken for one header, and lost.
  private static func table(of line: ArraySlice<UInt8>, _ recognises: ([String]) -> Bool) -> CSVTable? {
    var best: CSVTable?
    guard !line.contains(UInt8(ascii: "\r")) else { return nil }
    for separator in CSVTable.separators {
      let header = CSVTable.cells(of: line, separator: separator)
      if header.count > best?.header.count ?? 0, recognises(header) {
        best = CSVTable(header: header, separator: separator)
      }
    }
    return best
  }
}
