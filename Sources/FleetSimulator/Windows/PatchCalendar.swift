import RemoteThread

/// Microsoft's monthly patches: the second Tuesday of each month, and the days in which a fleet takes them in.
enum PatchCalendar {
  /// Patch Tuesdays up to `day`, counted from 2000: the newest patch that is published.
  static func published(by day: UTCDay) -> Int {
    let (year, month, dayOfMonth) = civil(day)
    let months = (year - 2000) * 12 + month - 1
    return months + (dayOfMonth >= tuesday(year: year, month: month) ? 1 : 0)
  }

  /// The patch level of a host: published patches but for those that it still delays.
  ///
  /// A workstation takes a patch 1 to 6 days after it is published, a server up to 13; two patches never overlap.
  static func level(of host: Host, seed: UInt64, on day: UTCDay) -> Int {
    let newest = published(by: day)
    var draws = Draws(seed: seed, .patch, UInt64(host.index), UInt64(newest))
    let delay = host.role.isWorkstation ? 1 + draws.skewedIndex(6) : draws.between(3...13)
    return published(by: UTCDay(number: day.number - Int32(delay))) == newest ? newest : newest - 1
  }

  private static func tuesday(year: Int, month: Int) -> Int {
    guard let first = UTCDay(year: year, month: month, day: 1) else { return 8 }
    // 1970-01-01 was a Thursday: 0 is Monday here.
    let weekday = (Int(first.number) + 3) % 7
    return 1 + (1 - weekday + 7) % 7 + 7
  }

  private static func civil(_ day: UTCDay) -> (year: Int, month: Int, day: Int) {
    let parts = day.description.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? (parts[0], parts[1], parts[2]) : (2000, 1, 1)
  }
}
