import Baseline

extension HostDaySightings {
  /// The sightings as JSON, without spaces: `[[tuple,offset,events,first,last],…]`.
  var encoded: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(2 + 32 * entries.count)
    text.append(Mark.open)
    for index in entries.indices {
      if index > 0 { text.append(Mark.comma) }
      text.append(entries[index])
    }
    text.append(Mark.close)
    return text
  }

  /// Reads what ``encoded`` wrote, and nothing else; nil where it is anything else.
  init?(decoding text: [UInt8]) {
    var reader = NumberListReader(text.span)
    var entries: [Entry] = []
    // A sighting takes about 30 bytes.
    entries.reserveCapacity(text.count / 24)
    guard reader.skip(Mark.open) else { return nil }
    while !reader.skip(Mark.close) {
      guard entries.isEmpty || reader.skip(Mark.comma), let entry = reader.entry() else { return nil }
      if let last = entries.last, last.key >= entry.key { return nil }
      entries.append(entry)
    }
    guard reader.isAtEnd else { return nil }
    self.init(ascending: entries)
  }
}

private enum Mark {
  static let open = UInt8(ascii: "[")
  static let close = UInt8(ascii: "]")
  static let comma = UInt8(ascii: ",")
  static let minus = UInt8(ascii: "-")
  static let zero = UInt8(ascii: "0")
}

/// Reads the JSON of sightings from its beginning.
private struct NumberListReader: ~Escapable {
  private let text: Span<UInt8>
  private var position = 0

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  mutating func skip(_ mark: UInt8) -> Bool {
    guard position < text.count, text[position] == mark else { return false }
    position += 1
    return true
  }

  /// The next sighting; nil where there is none, or one that Heddle would not have written.
  mutating func entry() -> HostDaySightings.Entry? {
    guard skip(Mark.open), let tuple = number(in: 1...Int64.max), skip(Mark.comma),
      let offset = number(in: -1...65_535), skip(Mark.comma),
      let events = number(in: 1...Int64(Sighting.largestEvents)), skip(Mark.comma),
      let first = number(in: 0...86_399_999), skip(Mark.comma), let last = number(in: first...86_399_999),
      skip(Mark.close)
    else { return nil }
    return HostDaySightings.Entry(
      key: .init(tuple: tuple, offset: offset < 0 ? nil : UInt16(offset)), events: events,
      first: Int32(first), last: Int32(last))
  }

  /// A number in its shortest form.
  private mutating func number(in range: ClosedRange<Int64>) -> Int64? {
    let isNegative = skip(Mark.minus)
    let start = position
    var number: Int64 = 0
    while position < text.count, case let digit = text[position] &- Mark.zero, digit < 10 {
      let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeAlso) = tenfold.addingReportingOverflow(Int64(digit))
      guard !isTooLarge, !isTooLargeAlso else { return nil }
      number = sum
      position += 1
    }
    guard position > start, position == start + 1 || text[start] != Mark.zero, !isNegative || number > 0 else {
      return nil
    }
    let value = isNegative ? -number : number
    return range.contains(value) ? value : nil
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ entry: HostDaySightings.Entry) {
    append(Mark.open)
    append(decimal: entry.key.tuple)
    append(Mark.comma)
    append(decimal: Int64(entry.key.offset))
    append(Mark.comma)
    append(decimal: entry.events)
    append(Mark.comma)
    append(decimal: Int64(entry.first))
    append(Mark.comma)
    append(decimal: Int64(entry.last))
    append(Mark.close)
  }

  private mutating func append(decimal number: Int64) {
    if number < 0 { append(Mark.minus) }
    var digits: [20 of UInt8] = .init(repeating: 0)
    var (rest, count) = (number.magnitude, 0)
    repeat {
      digits[count] = Mark.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    while count > 0 {
      count -= 1
      append(digits[count])
    }
  }
}
