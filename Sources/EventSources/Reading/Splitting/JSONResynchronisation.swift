/// The search for the next record behind a damaged one.
///
/// It is a line that begins, indented as the damaged record is, with `{`. Where that record began in the middle of
/// a line, as in an array written in one line, it is also the `{` behind `},`.
struct JSONResynchronisation: Equatable {
  /// Blanks before the damaged record on its line; nil where something else was.
  let indent: Int?
  /// Whether the damaged record was a string, so that the next may be one.
  let isString: Bool
  /// Whether records are the elements of an array.
  let isInArray: Bool
  /// Whether every line begins a record.
  let isLineOriented: Bool
  /// Blanks at the beginning of the line so far; nil behind them.
  private(set) var lineIndent: Int?
  /// The last bytes that are no blank: 1 for `}`, 2 for `},`.
  private var seam = 0

  init(indent: Int?, isString: Bool, isInArray: Bool, isLineOriented: Bool) {
    self.indent = indent
    self.isString = isString
    self.isInArray = isInArray
    self.isLineOriented = isLineOriented
  }

  /// Looks at the next byte; true where it begins a record.
  mutating func finds(_ byte: UInt8) -> Bool {
    if byte == ByteScan.newline {
      lineIndent = 0
      return false
    }
    if JSONSplitter.isBlank(byte) {
      lineIndent = lineIndent.map { $0 + 1 }
      return false
    }
    if let blanks = lineIndent, begins(byte, indent: blanks) { return true }
    lineIndent = nil
    let isBehindSeam = isInArray && indent == nil && seam == 2 && byte == UInt8(ascii: "{")
    switch byte {
    case UInt8(ascii: "}"): seam = 1
    case UInt8(ascii: ","): seam = seam == 1 ? 2 : 0
    default: seam = 0
    }
    return isBehindSeam
  }

  private func begins(_ byte: UInt8, indent blanks: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "{"): blanks == indent ?? 0 || (isLineOriented && blanks == 0)
    case UInt8(ascii: "["): isLineOriented && blanks == 0
    case UInt8(ascii: "\""): isString && blanks == 0
    default: false
    }
  }
}
