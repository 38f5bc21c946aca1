/// A place in a file that moves forward over the small parts of XML: names, white space, quoted values, references.
struct XMLCursor {
  let source: SourceText
  private(set) var offset = 0
  /// What libxml2 refuses and pugixml lets pass, so far; the first ``mostFaults`` of it.
  private(set) var faults: [ConfigurationError] = []

  private static let mostFaults = 1000

  init(_ source: SourceText) { self.source = source }

  var atEnd: Bool { offset >= source.bytes.count }
  var next: UInt8? { offset < source.bytes.count ? source.bytes[offset] : nil }
  var position: TextPosition { source.position(of: offset) }

  func error(_ what: String) -> ConfigurationError { ConfigurationError(.notWellFormed(what), at: position) }

  /// Records a fault at the cursor, or at `other`.
  mutating func note(_ what: String, at other: XMLCursor? = nil) { note(what, atOffset: (other ?? self).offset) }

  mutating func note(_ what: String, atOffset offset: Int) {
    guard faults.count < Self.mostFaults else { return }
    faults.append(ConfigurationError(.notWellFormed(what), at: source.position(of: offset)))
  }

  /// Passes over `<!DOCTYPE … >` with what it holds in brackets and quotes, and records it.
  mutating func skipDocumentType() throws(ConfigurationError) {
    let start = self
    if faults.count < Self.mostFaults { faults.append(ConfigurationError(.documentType, at: position)) }
    var depth = 0
    var quote: UInt8?
    while let byte = next {
      offset += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth == 0 { return }
      }
    }
    throw start.error("a document type declaration does not end")
  }

  func sees(_ text: StaticString) -> Bool { source.bytes[offset...].starts(with: Array("\(text)".utf8)) }

  mutating func skip(_ text: StaticString) -> Bool {
    guard sees(text) else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  /// Whether there was any.
  mutating func skipWhiteSpace() -> Bool {
    let start = offset
    while let byte = next, Self.isWhiteSpace(byte) { offset += 1 }
    return offset > start
  }

  /// Everything up to `end`, which is passed over too.
  mutating func text(upTo end: StaticString, of what: String) throws(ConfigurationError) -> ArraySlice<UInt8> {
    let start = offset
    let mark = Array("\(end)".utf8)
    while let place = source.bytes[offset...].firstIndex(of: mark[0]) {
      offset = place
      if source.bytes[place...].starts(with: mark) {
        offset += mark.count
        return source.bytes[start..<place]
      }
      offset += 1
    }
    offset = start
    throw error("\(what) does not end")
  }

  /// An ASCII name. No name that Sysmon knows has another character, and XML's full list of letters buys nothing here.
  mutating func name() throws(ConfigurationError) -> String {
    let start = offset
    while let byte = next, Self.isNameByte(byte), offset > start || Self.isNameStart(byte) { offset += 1 }
    guard offset > start else { throw error("a name is missing or has a character that no Sysmon name has") }
    return String(decoding: source.bytes[start..<offset], as: UTF8.self)
  }

  /// `="…"` or `='…'` with references resolved and tabs and line ends as spaces.
  mutating func attributeValue() throws(ConfigurationError) -> String {
    _ = skipWhiteSpace()
    guard skip("=") else { throw error("an attribute without value") }
    _ = skipWhiteSpace()
    guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw error("an attribute value without quotes")
    }
    offset += 1
    var value: [UInt8] = []
    while let byte = next, byte != quote {
      switch byte {
      case UInt8(ascii: "&"): value += reference()
      case 0x09, 0x0A, 0x0D:
        if !sees("\r\n") { value.append(0x20) }
        offset += 1
      default:
        if byte == UInt8(ascii: "<") { note("'<' in an attribute value; write &lt;") }
        value.append(byte)
        offset += 1
      }
    }
    guard next == quote else { throw error("an attribute value does not end") }
    offset += 1
    return String(decoding: value, as: UTF8.self)
  }

  /// Text up to the next `<` or the end, with references resolved and line ends as LF.
  mutating func characters() -> XMLContent {
    var text: [UInt8] = []
    var isBlank = true
    while let byte = next, byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        text += reference()
        isBlank = false
        continue
      }
      if byte == UInt8(ascii: "]"), sees("]]>") { note("']]>' in text; write ]]&gt;") }
      if byte != 0x0D {
        text.append(byte)
      } else if !sees("\r\n") {
        text.append(0x0A)
      }
      isBlank = isBlank && Self.isWhiteSpace(byte)
      offset += 1
    }
    return .text(String(decoding: text, as: UTF8.self), isBlank: isBlank)
  }

  /// `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&apos;`, `&#58;` or `&#x3A;`, as UTF-8; anything else stays, and is recorded.
  private mutating func reference() -> [UInt8] {
    let body = source.bytes[(offset + 1)...].prefix(12)
    guard let end = body.firstIndex(of: UInt8(ascii: ";")),
      let bytes = Self.resolved(String(decoding: body[..<end], as: UTF8.self))
    else {
      note("a bare '&' or an unknown entity; write &amp;")
      offset += 1
      return [UInt8(ascii: "&")]
    }
    offset = end + 1
    return bytes
  }

  private static func resolved(_ name: String) -> [UInt8]? {
    if let predefined = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name] {
      return Array(predefined.utf8)
    }
    guard name.utf8.first == UInt8(ascii: "#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.utf8.first.map({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) == true,
      let number = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(number),
      number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number), number != 0xFFFE, number != 0xFFFF
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
