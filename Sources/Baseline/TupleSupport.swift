public import RemoteThread

/// How often and how widely something was seen.
public struct TupleSupport: Sendable, Hashable {
  /// Events.
  public var events: Int
  /// Distinct (host, UTC day) pairs: the unit of counting for probabilities. A loop on one host counts once a day.
  public var hostDays: Int
  /// Distinct hosts.
  public var hosts: Int
  /// Distinct UTC days.
  public var days: Int
  /// First and last event; nil where there was none (approved by name, never seen).
  public var seen: ClosedRange<UTCTime>?

  /// Makes a support of its figures.
  public init(events: Int, hostDays: Int, hosts: Int, days: Int, seen: ClosedRange<UTCTime>?) {
    self.events = events
    self.hostDays = hostDays
    self.hosts = hosts
    self.days = days
    self.seen = seen
  }

  /// Never seen.
  public static let none = TupleSupport(events: 0, hostDays: 0, hosts: 0, days: 0, seen: nil)
}
