public import RemoteThread

/// One event that a printed configuration treats wrongly.
public struct ProofFailure: Sendable, Hashable, CustomStringConvertible {
  /// What the event stands for.
  public let replayed: Replayed
  /// The event's tuple.
  public let tuple: ThreadTuple
  /// StartAddress of the event.
  public let startAddress: StartAddress?

  /// What an event of the replay stands for.
  public enum Replayed: Sendable, Hashable {
    /// A tuple that the plan excludes; it was logged.
    case knownGood
    /// A tuple that has to stay logged; it was dropped.
    case other
    /// An attacker's move beside a rule; it was dropped.
    case probe(AdversaryProbe)
  }

  /// One line.
  public var description: String {
    let event = "\(tuple.source) -> \(tuple.target), \(tuple.start) at \(startAddress?.description ?? "-")"
    return switch replayed {
    case .knownGood: "known good, but logged: \(event)"
    case .other: "not to be excluded, but dropped: \(event)"
    case .probe(let probe): "\(probe.rawValue), but dropped: \(event)"
    }
  }
}
