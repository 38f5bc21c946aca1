public import RemoteThread

/// How often a host saw something.
public struct HostSupport: Sendable, Hashable {
  /// The host, folded.
  public let host: String
  /// Events.
  public private(set) var events: Int
  /// Distinct UTC days.
  public private(set) var days: Int
  /// First and last of them.
  public private(set) var seen: ClosedRange<UTCDay>

  /// A host that saw so many events on one day.
  public init(host: String, events: Int, on day: UTCDay) {
    self.host = host
    self.events = events
    days = 1
    seen = day...day
  }

  /// Adds events of a day; days come in order, the same one perhaps several times.
  public mutating func add(events: Int, on day: UTCDay) {
    self.events += events
    if day != seen.upperBound { days += 1 }
    seen = min(seen.lowerBound, day)...max(seen.upperBound, day)
  }

  /// Most days first, then by name: a total order of hosts.
  public static func precedes(_ left: HostSupport, _ right: HostSupport) -> Bool {
    (right.days, left.host) < (left.days, right.host)
  }
}
