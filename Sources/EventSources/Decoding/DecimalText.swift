/// Whole numbers as exports write them.
enum DecimalText {
  /// Digits alone, or with the `.0` that table programs put behind every number. Nil for anything else, and for what
  /// does not fit into 64 bits.
  static func value(_ text: String) -> UInt64? {
    var bytes = text.utf8[...]
    if bytes.count > 2, bytes.last == UInt8(ascii: "0"), bytes.dropLast().last == UInt8(ascii: ".") {
      bytes = bytes.dropLast(2)
    }
    guard !bytes.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) = tenfold.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
      guard !isTooLarge, !isTooLargeNow else { return nil }
      value = sum
    }
    return value
  }
}
