/// The rows of a small CSV text (RFC 4180) with their lines. Rows without a byte are passed over.
struct CSVRows {
  private var rest: Substring.UnicodeScalarView
  /// The line that comes next, from 1.
  private(set) var line = 1
  /// Whether every quote was closed.
  private(set) var isWhole = true

  init(_ text: String) {
    // A byte order mark is no part of the first name.
    let isMarked = text.unicodeScalars.first == "\u{FEFF}"
    rest = isMarked ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
  }

  /// The next row; nil behind the last one.
  mutating func next() -> (line: Int, cells: [String])? {
    while let scalar = rest.first, scalar == "\n" || scalar == "\r" {
      rest.removeFirst()
      if scalar == "\n" { line += 1 }
    }
    guard !rest.isEmpty else { return nil }
    let first = line
    var cells: [String] = []
    repeat { cells.append(cell()) } while separated()
    return (first, cells)
  }

  /// Passes the end of a cell; whether another one follows in the row.
  private mutating func separated() -> Bool {
    guard let scalar = rest.popFirst() else { return false }
    if scalar == "\n" { line += 1 }
    return scalar == ","
  }

  private mutating func cell() -> String {
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    if rest.first == "\"" {
      rest.removeFirst()
      isQuoted = true
    }
    while let scalar = rest.first {
      if isQuoted {
        rest.removeFirst()
        if scalar == "\n" { line += 1 }
        if scalar != "\"" {
          cell.append(scalar)
        } else if rest.first == "\"" {
          cell.append(scalar)
          rest.removeFirst()
        } else {
          isQuoted = false
        }
      } else if scalar == "," || scalar == "\n" {
        break
      } else {
        rest.removeFirst()
        if scalar != "\r" || rest.first != "\n" { cell.append(scalar) }
      }
    }
    if isQuoted { isWhole = false }
    return String(cell)
  }
}
