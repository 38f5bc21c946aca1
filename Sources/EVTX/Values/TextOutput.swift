/// Appending to UTF-8 text without making strings.
extension [UInt8] {
  /// Appends ASCII text.
  mutating func append(_ text: StaticString) {
    for byte in "\(text)".utf8 { append(byte) }
  }

  /// Appends UTF-16 up to its end or the first NUL, where Windows stops too. Half a surrogate pair becomes U+FFFD.
  mutating func appendUTF16(_ units: RawSpan) {
    let bytes = ChunkBytes(units)
    var offset = bytes.appendASCII(from: 0, to: &self)
    if offset >= bytes.count { return }
    while let unit = bytes.uint16(at: offset), unit != 0 {
      offset += 2
      guard UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) else {
        append(scalar: UInt32(unit))
        if unit < 0x80 { offset = bytes.appendASCII(from: offset, to: &self) }
        continue
      }
      if UTF16.isLeadSurrogate(unit), let trail = bytes.uint16(at: offset), UTF16.isTrailSurrogate(trail) {
        append(scalar: 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
        offset += 2
      } else {
        append(scalar: 0xFFFD)
      }
    }
  }

  /// Appends a Unicode scalar value, which it must be, as UTF-8.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(0xC0 | UInt8(scalar >> 6))
      append(continuation: scalar)
    case ..<0x10000:
      append(0xE0 | UInt8(scalar >> 12))
      append(continuation: scalar >> 6)
      append(continuation: scalar)
    default:
      append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      append(continuation: scalar >> 12)
      append(continuation: scalar >> 6)
      append(continuation: scalar)
    }
  }

  private mutating func append(continuation bits: UInt32) { append(0x80 | UInt8(bits & 0x3F)) }

  /// Appends text of code page 1252 up to its end or the first NUL. What that leaves undefined becomes a C1 control.
  mutating func appendWindows1252(_ characters: RawSpan) {
    let bytes = ChunkBytes(characters)
    var offset = 0
    while let byte = bytes.uint8(at: offset), byte != 0 {
      append(scalar: 0x80..<0xA0 ~= byte ? Windows1252.high[Int(byte) - 0x80] : UInt32(byte))
      offset += 1
    }
  }
}

private enum Windows1252 {
  /// 0x80 to 0x9F. Source: WHATWG Encoding Standard, index windows-1252.
  static let high: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
