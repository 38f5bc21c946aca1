extension UTCTime {
  /// Parses `YYYY-MM-DD hh:mm:ss[.fraction]`, with `T` or any run of white space between date and time and an
  /// optional `Z`. A date alone is its first moment. Digits beyond milliseconds are cut.
  ///
  /// Nil for anything else, impossible dates included: a time is never invented.
  public init?(_ text: some StringProtocol) { self.init(ascii: Array(text.utf8)[...]) }

  /// Parses the text form from its bytes.
  public init?(ascii text: ArraySlice<UInt8>) {
    var digits = DigitReader(bytes: text)
    guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"),
      let dayOfMonth = digits.number(2), let day = UTCDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    let midnight = Int64(day.number) * Self.millisecondsPerDay
    if digits.atEnd {
      milliseconds = midnight
      return
    }
    guard digits.skipDateTimeSeparator(), let hour = digits.number(2), hour < 24, digits.skip(":"),
      let minute = digits.number(2), minute < 60, digits.skip(":"),
      let second = digits.number(2), second < 60, let fraction = digits.fractionInMilliseconds()
    else { return nil }
    _ = digits.skip("Z")
    guard digits.atEnd else { return nil }
    milliseconds = midnight + Int64(((hour * 60 + minute) * 60 + second) * 1000 + fraction)
  }
}

/// Reads fixed-width numbers and separators off the front of a byte string.
private struct DigitReader {
  let bytes: ArraySlice<UInt8>
  var position: Int

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var atEnd: Bool { position == bytes.endIndex }

  mutating func number(_ width: Int) -> Int? {
    guard position + width <= bytes.endIndex else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += width
    return value
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func skipDateTimeSeparator() -> Bool {
    if skip("T") { return true }
    let start = position
    while position < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position > start
  }

  /// 0 where there is no fraction, nil where the point has no digit after it.
  mutating func fractionInMilliseconds() -> Int? {
    guard skip(".") else { return 0 }
    var value = 0
    var count = 0
    while let digit = number(1) {
      if count < 3 { value = value * 10 + digit }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<max(3, count) { value *= 10 }
    return value
  }
}
