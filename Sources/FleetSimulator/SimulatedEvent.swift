public import RemoteThread

/// An event of a simulated fleet with the truth about it.
public struct SimulatedEvent: Sendable, Hashable {
  /// The event, with every field that a new Sysmon fills.
  public var event: RemoteThreadEvent
  /// The kind of attack that it is part of; nil where it is normal.
  public let label: AttackKind?
  /// Number of the incident that it is part of, from 1; nil where it is normal.
  public let incident: Int?
}

/// A day of a simulated fleet.
public struct SimulatedDay: Sendable {
  /// The day.
  public let day: UTCDay
  /// Whether it is one of the days with attacks.
  public let isScored: Bool
  /// Events in the order of time, computer and record number.
  public let events: [SimulatedEvent]
}
