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
    var place = Swift.max(digits, (67 - number.leadingZeroBitCount) / 4)
    while place > 0 {
      place -= 1
      let nibble = UInt8(truncatingIfNeeded: number >> UInt64(place * 4)) & 15
      append(nibble &+ UInt8(ascii: "0") &+ (nibble > 9 ? alphabet.rawValue : 0))
    }
  }
}
