import RemoteThread

/// On how many host-days and days a thing was seen. Host-days have to come by day. Small, for there may be millions.
struct Presence {
  private var hostDayCount: Int32 = 0
  private var dayCount: Int32 = 0
  /// ``HostDayID/number`` of the last one, whose high part is the day; no host-day has the least number.
  private var last = Int64.min

  /// Distinct host-days.
  var hostDays: Int { Int(hostDayCount) }
  /// Distinct days.
  var days: Int { Int(dayCount) }

  /// Counts a host-day, which may come several times in a row; true where it is the first time.
  @discardableResult mutating func count(_ id: HostDayID) -> Bool {
    guard last != id.number else { return false }
    if last >> 31 != id.number >> 31 { dayCount += 1 }
    hostDayCount += 1
    last = id.number
    return true
  }
}
