/// The bytes of a configuration file as UTF-8, checked, with a way to say where in the file a byte is.
///
/// UTF-8 and UTF-16LE, each with or without byte order mark, and ISO-8859-1 where declared: what the engine was seen to
/// read. UTF-16BE it does not read.
struct SourceText: Sendable {
  /// Well-formed UTF-8 without byte order mark, holding only characters that XML allows.
  let bytes: [UInt8]
  /// Offsets at which lines begin.
  private let lineStarts: [Int]
  /// Characters before every 64th byte, so that a column far to the right is found without counting the whole line.
  private let charactersBefore: [Int]

  init(_ file: [UInt8]) throws(ConfigurationError) {
    let start = TextPosition(line: 1, column: 1)
    guard file.count <= Self.maximumSize else {
      throw ConfigurationError(.tooLarge(what: "the file's bytes", limit: Self.maximumSize), at: start)
    }
    guard let text = Self.decoded(file) else {
      throw ConfigurationError(.encoding("the file is not valid in its encoding"), at: start)
    }
    bytes = text
    charactersBefore = Self.characterCounts(text)
    lineStarts = [0] + text.indices.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    if let offset = Self.firstForbidden(text) {
      throw ConfigurationError(.notWellFormed("a character that XML does not allow"), at: position(of: offset))
    }
  }

  /// More than any published configuration by a factor of ten, and than any that Heddle writes.
  static let maximumSize = 16 << 20

  /// Line and column of a byte.
  func position(of offset: Int) -> TextPosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = characters(before: min(offset, bytes.count)) - characters(before: lineStarts[low])
    return TextPosition(line: low + 1, column: before + 1)
  }

  private func characters(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    var count = charactersBefore[block]
    for index in block * Self.blockSize..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private static let blockSize = 64

  private static func characterCounts(_ text: [UInt8]) -> [Int] {
    var counts = [0]
    var count = 0
    for (index, byte) in text.enumerated() {
      if byte & 0xC0 != 0x80 { count += 1 }
      if (index + 1) % blockSize == 0 { counts.append(count) }
    }
    return counts
  }

  private static func decoded(_ file: [UInt8]) -> [UInt8]? {
    if file.starts(with: [0xFF, 0xFE]) { return utf16(file.dropFirst(2)) }
    if file.starts(with: [0x3C, 0x00]) { return utf16(file[...]) }
    let body = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
    if body.count == file.count, XMLDeclaration.encoding(in: body) == "iso-8859-1" {
      return body.reduce(into: []) { $0 += Array(UTF8.encode(Unicode.Scalar($1)) ?? .init()) }
    }
    return String(validating: body, as: UTF8.self).map { Array($0.utf8) }
  }

  private static func utf16(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    guard body.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: body.startIndex, to: body.endIndex, by: 2).map { index in
      UInt16(body[index]) | UInt16(body[index + 1]) << 8
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// XML 1.0, production 2: no control character but tab and line ends, and not U+FFFE and U+FFFF.
  private static func firstForbidden(_ text: [UInt8]) -> Int? {
    text.indices.first { index in
      let byte = text[index]
      if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
      return byte == 0xEF && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    }
  }
}
