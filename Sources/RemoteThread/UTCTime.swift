/// A moment in UTC with millisecond precision: Sysmon's UtcTime.
///
/// Only UtcTime is comparable between exports: envelope times were found up to 19 hours off,
/// some of them ending in `Z`.
public struct UTCTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01 00:00:00 UTC.
  public let milliseconds: Int64

  /// Makes a time of milliseconds since 1970.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The day that the time falls in.
  public var day: UTCDay { UTCDay(number: Int32(clamping: dayNumber)) }

  /// Milliseconds since the beginning of ``day``, 0 to 86,399,999.
  public var millisecondOfDay: Int32 {
    Int32(truncatingIfNeeded: milliseconds &- dayNumber &* Self.millisecondsPerDay)
  }

  private var dayNumber: Int64 { milliseconds.dividedDown(by: Self.millisecondsPerDay) }

  /// Orders by time.
  public static func < (left: UTCTime, right: UTCTime) -> Bool { left.milliseconds < right.milliseconds }

  static let millisecondsPerDay: Int64 = 86_400_000

  /// As Sysmon prints it: `2023-05-18 18:29:27.058`.
  public var description: String {
    let inDay = Int(millisecondOfDay)
    return "\(day) \(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2)):"
      + "\(padded(inDay / 1000 % 60, 2)).\(padded(inDay % 1000, 3))"
  }

  /// ISO 8601 with a `T` and a `Z`, for JSON: `2023-05-18T18:29:27.058Z`.
  public var iso8601: String { description.replacing(" ", with: "T", maxReplacements: 1) + "Z" }
}

extension Int64 {
  /// Quotient rounded towards negative infinity; `divisor` is positive.
  func dividedDown(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : (self + 1) / divisor - 1
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
