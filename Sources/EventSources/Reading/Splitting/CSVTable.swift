/// The header of a CSV text and the byte between its cells.
struct CSVTable: Sendable, Equatable {
  static let quote = UInt8(ascii: "\"")
  static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  let header: [String]
  let separator: UInt8

  /// The cells of one row. Bytes that are no UTF-8 become U+FFFD.
  func cells(of row: ArraySlice<UInt8>) -> [String] { Self.cells(of: row, separator: separator) }

  static func cells(of row: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var isAtStart = true
    var index = row.startIndex
    while index < row.endIndex {
      let byte = row[index]
      index += 1
      if byte == quote, isQuoted, index < row.endIndex, row[index] == quote {
        cell.append(quote)
        index += 1
      } else if byte == quote, isQuoted || isAtStart {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        isAtStart = true
        continue
      } else {
        cell.append(byte)
      }
      isAtStart = false
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }
}
