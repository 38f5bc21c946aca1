/// A string inside a record that may hold the record itself: JSON, XML, or the lines of a message.
enum NestedText {
  case json(Substring)
  case xml(Substring)
  case lines(String)

  /// How deep records in strings are followed; a log that was shipped twice has two levels.
  static let deepest = 4

  /// Told by the first character that is no white space. Before XML and JSON there may be a syslog header.
  init(_ text: String) {
    switch text.utf8.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json(text[...])
    case UInt8(ascii: "<") where !Self.hasSyslogPriority(text): self = .xml(text[...])
    default: self = Self.behindHeader(text) ?? .lines(text)
    }
  }

  /// `<14>`, as syslog lines begin.
  private static func hasSyslogPriority(_ text: String) -> Bool {
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "<")) else { return false }
    let next = text.utf8[mark...].dropFirst().first ?? 0
    return next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9")
  }

  /// The element or object that a line ends with.
  private static func behindHeader(_ text: String) -> NestedText? {
    let last = text.utf8.last { $0 > 0x20 }
    if last == UInt8(ascii: ">"), let start = text.utf8.firstRange(of: "<Event".utf8) {
      return .xml(text[start.lowerBound...])
    }
    if last == UInt8(ascii: "}"), let start = text.utf8.firstRange(of: "{\"".utf8) {
      return .json(text[start.lowerBound...])
    }
    return nil
  }
}
