/// What tells a roll-out from an attack that is repeated for weeks: many hosts on one day.
///
/// A start is *wide* on a day when at least ``leastHosts`` hosts showed it and a share of the hosts of its context did: of
/// those that showed its source. What came with a new source is judged by the source: that has to be on the share of all
/// hosts that logged anything. An offset is judged in all tuples with its start at once, against the hosts that showed that
/// start: an update moves it in all of them. Whoever comes to one host a day is never wide, however long it goes on.
public struct RollOut: Sendable, Hashable {
  /// Above 0, at most 1.
  public let share: Double
  /// At least 1; a rule of 1 keeps no slow attack away.
  public let leastHosts: Int

  /// A tenth, and two hosts: software on a third of a fleet shows itself on that many on a common day.
  public static let standard = RollOut(share: 0.1, leastHosts: 2)

  /// Makes a rule.
  public init(share: Double, leastHosts: Int) {
    self.share = share
    self.leastHosts = leastHosts
  }

  /// Whether `hosts` of `context` hosts of a day are wide.
  public func isWide(_ hosts: Int, of context: Int) -> Bool {
    hosts >= leastHosts && Double(hosts) >= share * Double(context)
  }
}
