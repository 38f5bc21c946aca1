/// Fits text to a number of columns.
enum TextLayout {
  /// `text` cut in the middle to `width` characters, with `…` where something is left out.
  ///
  /// The middle of a path says least: its drive and its file name stay.
  static func cut(_ text: String, to width: Int) -> String {
    guard text.count > width, width > 0 else { return width > 0 ? text : "" }
    let tail = (width - 1) * 2 / 3
    return String(text.prefix(width - 1 - tail)) + "…" + String(text.suffix(tail))
  }

  /// `text` broken at blanks into lines of at most `width` characters; a longer word is broken within.
  static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
      while line.count > width {
        lines.append(String(line.prefix(width)))
        line = String(line.dropFirst(width))
      }
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// `text` padded with blanks on the left to `width` characters.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// `text` padded with blanks on the right to `width` characters.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
