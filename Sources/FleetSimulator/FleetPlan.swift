public import RemoteThread

/// What fleet to simulate, and for how long.
///
/// The plan is the whole input of a simulation: equal plans give equal events, on every machine.
public struct FleetPlan: Sendable, Hashable {
  /// Where every random choice comes from.
  public let seed: UInt64
  /// Number of hosts, 1 to 10,000.
  public let hosts: Int
  /// Days without attacks, to learn from, 1 to 3,650.
  public let days: Int
  /// Days that follow, with attacks among the normal events, 0 to 3,650.
  public let attackDays: Int
  /// The first day.
  public let startDay: UTCDay
  /// Whether an attacker also tries to be learned: on each of the days with attacks the same threads on one more host.
  public let isPoisoned: Bool

  /// 2026-01-05, a Monday: the patches of January and February fall into the five weeks that follow.
  public static let standardStartDay = UTCDay(number: 20_458)

  /// The days that a simulation can start on: 2000-01-01 to 2099-12-31.
  public static let startDays = UTCDay(number: 10_957)...UTCDay(number: 47_481)

  /// Makes a plan, or throws where a number is out of its range.
  public init(
    seed: UInt64, hosts: Int, days: Int, attackDays: Int, startDay: UTCDay = FleetPlan.standardStartDay,
    isPoisoned: Bool = false
  ) throws(FleetPlanError) {
    guard (1...10_000).contains(hosts) else { throw .hosts(hosts) }
    guard (1...3650).contains(days) else { throw .days(days) }
    guard (0...3650).contains(attackDays) else { throw .attackDays(attackDays) }
    guard Self.startDays.contains(startDay) else { throw .startDay(startDay) }
    self.seed = seed
    self.hosts = hosts
    self.days = days
    self.attackDays = attackDays
    self.startDay = startDay
    self.isPoisoned = isPoisoned
  }

  /// Parses a first day, `YYYY-MM-DD`.
  public static func startDay(_ text: String) throws(FleetPlanError) -> UTCDay {
    guard let day = UTCDay(text) else { throw .startText(text) }
    return day
  }

  /// Learned and scored days together.
  public var dayCount: Int { days + attackDays }

  /// The day with an index, 0 being ``startDay``.
  public func day(at index: Int) -> UTCDay { UTCDay(number: startDay.number + Int32(index)) }
}

/// Why there can be no such plan.
public enum FleetPlanError: Error, Hashable, CustomStringConvertible {
  /// The number of hosts is out of range.
  case hosts(Int)
  /// The number of learned days is out of range.
  case days(Int)
  /// The number of scored days is out of range.
  case attackDays(Int)
  /// The first day is out of range.
  case startDay(UTCDay)
  /// The first day is no date.
  case startText(String)

  /// What is wrong and what is allowed.
  public var description: String {
    switch self {
    case .hosts(let hosts): "\(hosts) hosts: a fleet has 1 to 10000"
    case .days(let days): "\(days) days to learn from: must be 1 to 3650"
    case .attackDays(let days): "\(days) attack days: must be 0 to 3650"
    case .startDay(let day): "start \(day): must be 2000-01-01 to 2099-12-31"
    case .startText(let text): "start '\(text)': is no date; write it as 2026-01-05"
    }
  }
}
