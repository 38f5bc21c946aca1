import RemoteThread

/// On how many host-days and days a thing was seen. Days have to come in order. Small, for there may be millions.
struct Presence {
  private var hostDayCount: Int32 = 0
  private var dayCount: Int32 = 0
  private var last: Int32 = 0

  /// Distinct host-days.
  var hostDays: Int { Int(hostDayCount) }
  /// Distinct days.
  var days: Int { Int(dayCount) }

  /// Counts a day on which so many hosts, at least one, showed the thing. A day may come several times with hosts that did
  /// not come before.
  mutating func count(_ hosts: Int32, on day: UTCDay) {
    if dayCount == 0 || last != day.number { dayCount += 1 }
    // No more than 2³¹ hosts a day; a file may say so of many days.
    hostDayCount = Int32(clamping: Int(hostDayCount) + Int(hosts))
    last = day.number
  }
}
