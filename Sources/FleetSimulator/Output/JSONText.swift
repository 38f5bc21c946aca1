/// Bytes of JSON put one after another.
///
/// Written by hand because a fleet is millions of lines whose order of keys must never change.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds `text` as it is.
  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

  /// Adds `text` between quotes, escaped as RFC 8259, section 7, wants it.
  mutating func addString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: addEscape(byte)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Empties the text and keeps its memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func addEscape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
  }
}
