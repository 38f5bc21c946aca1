/// A calendar day in UTC.
public struct UTCDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int32

  /// Makes a day of its number since 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// A day of the proleptic Gregorian calendar, years 1601 to 9999. Nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1601...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Days from civil: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Parses `YYYY-MM-DD`.
  public init?(_ text: String) {
    guard text.utf8.count == 10, let time = UTCTime(text) else { return nil }
    self = time.day
  }

  /// Orders by time.
  public static func < (left: UTCDay, right: UTCDay) -> Bool { left.number < right.number }

  /// `YYYY-MM-DD`.
  public var description: String {
    let shifted = Int(number) + 719_468
    let era = Int(Int64(shifted).dividedDown(by: 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
