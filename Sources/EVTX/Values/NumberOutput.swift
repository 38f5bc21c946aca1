/// Appending numbers to UTF-8 text.
extension [UInt8] {
  /// Appends a number with at least so many digits, of which there may be 20.
  mutating func append(decimal number: UInt64, digits: Int = 1) {
    append(addingCapacity: 20) { $0.append(decimal: number, digits: digits) }
  }

  /// Appends a number with at least so many digits of base 16, of which there may be 16.
  mutating func append(hexadecimal number: UInt64, digits: Int = 1, alphabet: HexAlphabet = .lower) {
    append(addingCapacity: 16) { $0.append(hexadecimal: number, digits: digits, alphabet: alphabet) }
  }
}

/// How digits from ten on are written.
enum HexAlphabet: UInt8 {
  /// What lies between `9` and the first letter.
  case upper = 7
  case lower = 39
}

extension OutputSpan<UInt8> {
  mutating func append(decimal number: UInt64, digits: Int) {
    var count = 1
    var power: UInt64 = 1
    while count < digits || number / power >= 10 {
      power *= 10
      count += 1
    }
    var rest = number
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }

  mutating func append(hexadecimal number: UInt64, digits: Int, alphabet: HexAlphabet) {
    let count = Swift.max(digits, (67 - number.leadingZeroBitCount) / 4)
    if count > 8 { append(digits: alphabet.digits(UInt32(truncatingIfNeeded: number >> 32)), count: count - 8) }
    append(digits: alphabet.digits(UInt32(truncatingIfNeeded: number)), count: Swift.min(count, 8))
  }

  /// Appends the last so many of eight characters, the first in the highest byte.
  private mutating func append(digits: UInt64, count: Int) {
    var rest = digits << UInt64(64 - 8 * count)
    for _ in 0..<count {
      append(UInt8(truncatingIfNeeded: rest >> 56))
      rest <<= 8
    }
  }
}

extension HexAlphabet {
  /// The eight digits of a number at once, the first in the highest byte.
  ///
  /// Each nibble gets a byte; adding 6 carries into bit 4 where it is above 9, which tells where a letter goes.
  fileprivate func digits(_ number: UInt32) -> UInt64 {
    var nibbles = UInt64(number)
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
    let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(rawValue)
  }
}
