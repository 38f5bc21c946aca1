/// Character data of XML as text.
enum XMLText {
  /// `raw` with references resolved and line ends as LF, as XML 1.0 has them (sections 2.11 and 4.6).
  static func decoded(_ raw: ArraySlice<UInt8>) throws(XMLFault) -> String {
    guard raw.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) else {
      return String(decoding: raw, as: UTF8.self)
    }
    var result: [UInt8] = []
    var index = raw.startIndex
    while index < raw.endIndex {
      switch raw[index] {
      case UInt8(ascii: "&"):
        let (scalar, end) = try reference(raw, at: index)
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index = end
      case 0x0D:
        result.append(0x0A)
        index += raw.dropFirst(index + 1 - raw.startIndex).first == 0x0A ? 2 : 1
      default:
        result.append(raw[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text of a CDATA section.
  static func literal(_ raw: ArraySlice<UInt8>) -> String {
    String(decoding: raw, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// The character that `&…;` at `start` stands for, and the index behind it.
  private static func reference(_ raw: ArraySlice<UInt8>, at start: Int) throws(XMLFault) -> (Unicode.Scalar, Int) {
    guard let end = raw[start...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";")) else {
      throw .badReference
    }
    let name = String(decoding: raw[(start + 1)..<end], as: UTF8.self)
    guard let scalar = entities[name] ?? numbered(name) else { throw .badReference }
    return (scalar, end + 1)
  }

  private static let longestReference = 16

  private static let entities: [String: Unicode.Scalar] = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

  /// `#65` or `#x41`, where XML allows the character.
  private static func numbered(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.first?.isHexDigit == true, let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D, value != 0xFFFE, value != 0xFFFF
    else { return nil }
    return Unicode.Scalar(value)
  }
}
