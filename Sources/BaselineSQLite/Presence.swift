import RemoteThread

/// On how many host-days and days a thing was seen. Host-days have to come by day.
struct Presence {
  private(set) var hostDays = 0
  private(set) var days = 0
  private var last: HostDayID?

  /// Counts a host-day, which may come several times in a row; true where it is the first time.
  @discardableResult mutating func count(_ id: HostDayID) -> Bool {
    guard last != id else { return false }
    if last?.day != id.day { days += 1 }
    hostDays += 1
    last = id
    return true
  }
}
