/// Writes numbers in LEB128: seven bits a byte, the lowest first, the eighth set in all bytes but the last.
///
/// DWARF 5, section 7.6.
package struct LEB128Writer {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Nothing written.
  package init() {}

  /// Writes eight bytes as they are, the lowest first.
  package mutating func write(fixed number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes a number.
  package mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads numbers in LEB128.
struct LEB128Reader {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { position == bytes.count }

  /// The next number; one that is not in its shortest form, or has more than 64 bits, is malformed.
  mutating func read() throws(LedgerPage.CodingError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      let bits = UInt64(byte & 0x7F)
      guard shift < 63 || bits <= 1, byte != 0 || shift == 0 else { break }
      position += 1
      number |= bits << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw .malformed(offset: position)
  }
}
