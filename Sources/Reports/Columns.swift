/// How many columns of a terminal a text takes.
enum Columns {
  /// Columns of `text`.
  static func count(_ text: some StringProtocol) -> Int {
    isByteWide(text) ? text.utf8.count : text.reduce(0) { $0 + count($1) }
  }

  /// Whether every byte of `text` is a character of one column: ASCII, in which only a line break of two bytes is one.
  static func isByteWide(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
  }

  /// Two columns for what East Asian scripts and emoji take (Unicode Standard Annex 11), one for all else.
  static func count(_ character: Character) -> Int { character.unicodeScalars.contains(where: isWide) ? 2 : 1 }

  /// Says of one character after the other whether it still fits into `width` columns.
  static func filling(_ width: Int) -> (Character) -> Bool {
    var left = width
    return { character in
      left -= count(character)
      return left >= 0
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
      || scalar.value == 0xFE0F
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
