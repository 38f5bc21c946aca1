/// Whole numbers as exports write them.
enum DecimalText {
  /// Digits alone, or with the `.0` that table programs put behind every number. Nil for anything else.
  static func value<Number: FixedWidthInteger>(_ text: String, as: Number.Type = Number.self) -> Number? {
    let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return nil
    }
    return Number(digits)
  }
}
