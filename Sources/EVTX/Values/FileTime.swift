/// A Windows time: steps of 100 ns since 1601-01-01 00:00 UTC.
public struct FileTime: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
  /// Steps of 100 ns since 1601.
  public let rawValue: UInt64
  /// Takes steps of 100 ns since 1601.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  static let stepsPerSecond: UInt64 = 10_000_000
  /// Steps between 1601-01-01 and 1970-01-01.
  private static let unixEpoch: Int64 = 116_444_736_000_000_000
  /// Behind the year 9999, where the form with four digits ends.
  private static let limit: UInt64 = 2_650_467_744_000_000_000

  /// Steps of 100 ns since 1970, negative before; nil beyond what 64 bits with sign hold.
  public var unixSteps: Int64? {
    Int64(exactly: rawValue).map { $0 - Self.unixEpoch }
  }

  /// `2017-12-26T13:10:29.1368792Z`; empty behind the year 9999.
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Orders by time.
  public static func < (left: FileTime, right: FileTime) -> Bool { left.rawValue < right.rawValue }

  /// Appends the time in UTC with seven digits of the second.
  func append(to text: inout [UInt8]) {
    guard rawValue < Self.limit else { return }
    let seconds = rawValue / Self.stepsPerSecond
    let date = CivilDate(daysSince1601: Int(seconds / 86_400))
    text.append(date)
    text.append(hour: seconds / 3600 % 24, minute: seconds / 60 % 60, second: seconds % 60)
    text.append(decimal: rawValue % Self.stepsPerSecond, digits: 7)
    text.append(UInt8(ascii: "Z"))
  }
}

/// A date of the Gregorian calendar.
struct CivilDate {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days; 584,694 days lie between
  /// 0000-03-01 and 1601-01-01.
  init(daysSince1601 days: Int) {
    let shifted = days + 584_694
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The inverse: days_from_civil of the same source.
  var daysSince1601: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 584_694
  }
}

extension [UInt8] {
  /// Appends `2017-12-26T`.
  mutating func append(_ date: CivilDate) {
    append(decimal: UInt64(date.year), digits: 4)
    append(UInt8(ascii: "-"))
    append(decimal: UInt64(date.month), digits: 2)
    append(UInt8(ascii: "-"))
    append(decimal: UInt64(date.day), digits: 2)
    append(UInt8(ascii: "T"))
  }

  /// Appends `13:10:29.`
  mutating func append(hour: UInt64, minute: UInt64, second: UInt64) {
    append(decimal: hour, digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: minute, digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: second, digits: 2)
    append(UInt8(ascii: "."))
  }
}
