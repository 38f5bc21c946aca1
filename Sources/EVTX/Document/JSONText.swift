/// The members of an object while it is printed.
struct JSONObject {
  private var uses: [String: Int] = [:]

  /// Appends the name of the next member, numbered where it was there before, with the comma that it needs.
  mutating func appendKey(_ name: String, to text: inout [UInt8]) {
    if !uses.isEmpty { text.append(UInt8(ascii: ",")) }
    var key = name
    while true {
      let use = uses[key, default: 0]
      uses[key] = use + 1
      if use == 0 { break }
      key = "\(name)_\(use)"
    }
    text.appendJSON(key)
    text.append(UInt8(ascii: ":"))
  }
}

extension [UInt8] {
  /// Appends a string.
  mutating func appendJSON(_ string: String) {
    append(UInt8(ascii: "\""))
    appendJSONCharacters(string)
    append(UInt8(ascii: "\""))
  }

  /// Appends parts of text as one value: a number or boolean where it is one part of such a type, else a string.
  mutating func appendJSON(_ parts: [XMLText]) {
    if parts.count == 1, let part = parts.first, part.isJSONLiteral {
      return append(contentsOf: part.text.utf8)
    }
    append(UInt8(ascii: "\""))
    for part in parts { appendJSONCharacters(part.text) }
    append(UInt8(ascii: "\""))
  }

  /// RFC 8259, section 7. U+0080 to U+009F are escaped too: terminals take some of them for commands.
  private mutating func appendJSONCharacters(_ string: String) {
    var isSecondOfC2 = false
    for byte in string.utf8 {
      if isSecondOfC2, byte < 0xA0 {
        removeLast()
        append("\\u00")
        append(hexadecimal: UInt64(byte), digits: 2)
        isSecondOfC2 = false
        continue
      }
      isSecondOfC2 = byte == 0xC2
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\n"): append("\\n")
      case UInt8(ascii: "\r"): append("\\r")
      case UInt8(ascii: "\t"): append("\\t")
      case 0..<0x20:
        append("\\u")
        append(hexadecimal: UInt64(byte), digits: 4)
      default: append(byte)
      }
    }
  }
}

extension XMLText {
  /// Whether the text is a number or boolean of JSON too.
  fileprivate var isJSONLiteral: Bool {
    switch type {
    case .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64, .bool: !text.isEmpty
    default: false
    }
  }
}
