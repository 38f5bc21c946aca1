import RemoteThread

/// Writes which events are attacks, as CSV (RFC 4180, but with a line feed alone).
public struct LabelWriter: Sendable {
  /// Makes a writer.
  public init() {}

  /// The names of the columns. Computer, record number and time name the event; the incident numbers count from 1.
  public static let header = "computer,record_id,utc_time,kind,technique,incident\n"

  /// The row of an event, ended by a line feed; nil where it is normal.
  ///
  /// No value can hold a comma or a quote: the simulator makes all of them.
  public func row(_ simulated: SimulatedEvent) -> String? {
    guard let kind = simulated.label, let incident = simulated.incident else { return nil }
    let event = simulated.event
    return "\(event.computer),\(event.recordID ?? 0),\(event.utcTime),\(kind.rawValue),\(kind.technique),\(incident)\n"
  }
}
