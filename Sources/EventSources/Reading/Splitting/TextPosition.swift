/// A place in a text with only blanks before it on its line.
struct TextPosition: Equatable {
  /// The line, from 1.
  var line = 1
  /// Blanks before the place on its line.
  var indent = 0
  /// Bytes of the text before the place.
  var offset = 0

  /// Goes past blanks and byte order marks.
  mutating func pass(_ blanks: ArraySlice<UInt8>) {
    offset += blanks.count
    for byte in blanks {
      if byte == ByteScan.newline {
        line += 1
        indent = 0
      } else if byte < 0x80 {
        indent += 1
      }
    }
  }
}
