/// A habit: who starts threads in whom, where they start, how often and when.
struct Behaviour: Sendable {
  /// The part of the day in which it happens.
  enum Hours: Sendable {
    /// While someone is logged on.
    case work
    /// In the minutes after logging on.
    case logon
    /// In the minutes before logging off.
    case logoff
    /// Whenever the host is up.
    case anytime
    /// In the hours of maintenance, on a workstation around noon.
    case maintenance
  }

  let source: Actor
  let target: Actor
  let start: StartPlace
  /// Occasions a day, in thousandths.
  let perMilleADay: Int
  let hours: Hours
  /// Most threads on one occasion.
  let repeats: Int
  /// Roles that have it; nil is all.
  let roles: [HostRole]?

  init(
    _ source: Actor, _ target: Actor, _ start: StartPlace, _ perMilleADay: Int, _ hours: Hours = .work,
    repeats: Int = 1, roles: [HostRole]? = nil
  ) {
    self.source = source
    self.target = target
    self.start = start
    self.perMilleADay = perMilleADay
    self.hours = hours
    self.repeats = repeats
    self.roles = roles
  }
}
