import RemoteThread

/// The outline of a day on a host: whether it is up, when people work, whether it restarts.
///
/// A function of the plan, the host and the day alone. Times are milliseconds since midnight UTC.
struct DayFrame {
  let isUp: Bool
  /// Whether someone logs on.
  let hasSession: Bool
  let logon: Int
  let logoff: Int
  let user: String
  /// When the host restarts; a workstation that shuts down is up again the next morning.
  let restart: Int?
  /// Patch level at the day's beginning and end.
  let levels: (before: Int, after: Int)

  static let minute = 60_000
  static let dayLength = 1440 * minute

  init(_ host: Host, on day: UTCDay, seed: UInt64) {
    var draws = Draws(seed: seed, .frame, UInt64(host.index), UInt64(bitPattern: Int64(day.number)))
    let isWeekend = (Int(day.number) + 3) % 7 >= 5
    let isDesk = host.role == .office || host.role == .developer
    isUp = !isDesk || draws.chance(isWeekend ? 90 : 940)
    hasSession = host.role.isWorkstation || host.role == .terminalServer || draws.chance(350)
    let local = { (minutes: Int) in min(max(0, (minutes - host.hoursAhead * 60) * Self.minute), Self.dayLength - 1) }
    logon = local(draws.between(420...560)) + draws.below(Self.minute)
    logoff = local(draws.between(940...1090)) + draws.below(Self.minute)
    user = draws.chance(900) ? host.users[0] : draws.pick(host.users)
    levels = (
      PatchCalendar.level(of: host, seed: seed, on: UTCDay(number: day.number - 1)),
      PatchCalendar.level(of: host, seed: seed, on: day)
    )
    let restarts = levels.before != levels.after || host.isShutDownDaily || draws.chance(isDesk ? 25 : 4)
    let night = local(draws.between(120...240))
    restart =
      restarts ? (host.role.isWorkstation ? min(logoff + 2 * Self.minute, Self.dayLength - 10_000) : night) : nil
  }
}
