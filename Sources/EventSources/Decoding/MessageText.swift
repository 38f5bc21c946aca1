import RemoteThread

/// The fields in the text of an event: `Message`, or Splunk's text form of a whole record.
///
/// ```
/// EventCode=8
/// ComputerName=WS01
/// Message=CreateRemoteThread detected:
/// RuleName: -
/// UtcTime: 2026-03-02 10:00:00.000
/// ```
///
/// Lines end in CRLF, LF or CR. Where exporters collapsed the lines to one, by blanks or by the letters `\r\n`,
/// a name counts only behind such a gap and only in Sysmon's order, so that no value passes for a name.
struct MessageText {
  private(set) var fields = FieldSet()

  init(_ text: String) {
    let bytes = Self.unquoted(Array(text.utf8))
    if let end = bytes.firstIndex(where: Self.isLineEnd), !bytes[end...].allSatisfy(Self.isLineEnd) {
      readLines(bytes[...])
    } else {
      readCollapsed(bytes)
    }
  }

  private mutating func readLines(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let line = rest.prefix { !Self.isLineEnd($0) }
      read(line)
      rest = rest[line.endIndex...].dropFirst()
    }
  }

  /// `Name: value`, or `Name=value` of the envelope.
  private mutating func read(_ line: ArraySlice<UInt8>) {
    guard let mark = line.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }),
      mark - line.startIndex <= Self.longestName
    else { return }
    let name = Self.trimmed(line[..<mark])
    guard let number = RecordKey.numbers[ASCIIFold.fold(String(decoding: name, as: UTF8.self))] else { return }
    let value = Self.value(ofLine: line[(mark + 1)...])
    if line[mark] == UInt8(ascii: ":") {
      if let field = SysmonField(rawValue: number) { fields[field] = fields[field] ?? value }
    } else if let key = RecordKey(rawValue: number) {
      fields.fill(key, value)
    }
  }

  /// What stands behind the mark: one blank is the exporter's, all others are the value's.
  private static func value(ofLine rest: ArraySlice<UInt8>) -> String {
    if rest.allSatisfy(isBlank) { return "" }
    return String(decoding: rest.first.map(isBlank) == true ? rest.dropFirst() : rest, as: UTF8.self)
  }

  private mutating func readCollapsed(_ bytes: [UInt8]) {
    var open: (field: SysmonField, start: Int)?
    var position = 0
    for field in SysmonField.allCases {
      guard let label = Self.label(field, in: bytes, from: position) else { continue }
      if let open { fields[open.field] = Self.value(bytes[open.start..<label.lowerBound]) }
      open = (field, label.upperBound)
      position = label.upperBound
    }
    if let open { fields[open.field] = Self.value(bytes[open.start...]) }
  }

  /// The range of `gap Name:` at or behind `start`.
  private static func label(_ field: SysmonField, in bytes: [UInt8], from start: Int) -> Range<Int>? {
    let name = Array(field.name.utf8) + [UInt8(ascii: ":")]
    guard bytes.count >= name.count else { return nil }
    var index = start
    while index + name.count <= bytes.count {
      if bytes[index] == name[0], bytes[index..<(index + name.count)].elementsEqual(name), isGap(bytes, before: index) {
        return index..<(index + name.count)
      }
      index += 1
    }
    return nil
  }

  private static func isGap(_ bytes: [UInt8], before index: Int) -> Bool {
    guard index > 0 else { return true }
    if isBlank(bytes[index - 1]) { return true }
    return bytes[..<index].suffix(2).elementsEqual(lineFeedLetters)
  }

  /// The value without the gap that ends it.
  private static func value(_ raw: ArraySlice<UInt8>) -> String {
    var value = trimmed(raw)
    for letters in [lineFeedLetters, carriageReturnLetters] where value.suffix(2).elementsEqual(letters) {
      value = value.dropLast(2)
    }
    return String(decoding: trimmed(value), as: UTF8.self)
  }

  private static let lineFeedLetters = Array(#"\n"#.utf8)
  private static let carriageReturnLetters = Array(#"\r"#.utf8)
  private static let longestName = 32

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Without the quotes that Wazuh puts around a message.
  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else { return bytes }
    return Array(bytes.dropFirst().dropLast())
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    return bytes
  }
}
