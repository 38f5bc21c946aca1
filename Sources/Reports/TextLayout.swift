/// Fits text to a number of columns of a terminal.
enum TextLayout {
  /// `text` cut in the middle to `width` columns, with `…` where something is left out.
  ///
  /// The middle of a path says least: its drive and its file name stay.
  static func cut(_ text: String, to width: Int) -> String {
    guard width > 0 else { return "" }
    guard Columns.count(text) > width else { return text }
    let tail = (width - 1) * 2 / 3
    let end = String(text.reversed().prefix(while: Columns.filling(tail)).reversed())
    return text.prefix(while: Columns.filling(width - 1 - tail)) + "…" + end
  }

  /// `text` broken at blanks into lines of at most `width` columns (at least 2); a longer word is broken within.
  /// Linear in the length of `text`.
  static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wordColumns = Columns.count(word)
      if !line.isEmpty && columns + 1 + wordColumns <= width {
        line += " " + word
        columns += 1 + wordColumns
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = pieces(of: word, width: width)
      lines += pieces.dropLast()
      line = String(pieces.last ?? "")
      columns = Columns.count(line)
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var rest = word
    if Columns.isByteWide(word) {
      while rest.utf8.count > width {
        let end = rest.utf8.index(rest.startIndex, offsetBy: width)
        pieces.append(String(rest[..<end]))
        rest = rest[end...]
      }
      return rest.isEmpty ? pieces : pieces + [String(rest)]
    }
    while !rest.isEmpty {
      let piece = rest.prefix(while: Columns.filling(width))
      pieces.append(String(piece))
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  /// `text` padded with blanks on the left to `width` columns.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - Columns.count(text))) + text
  }

  /// `text` padded with blanks on the right to `width` columns.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Columns.count(text)))
  }
}
