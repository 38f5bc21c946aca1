public import RemoteThread

/// A configuration set up to decide about many events.
///
/// Each kind of event (``EventDistinction``) is decided once and kept; where a configuration asks for fields that differ
/// from event to event, such as UtcTime, most events are decided anew. At most ``mostKept`` decisions are kept.
public struct EventFilter {
  private let configuration: FilterConfiguration
  private let distinction: EventDistinction
  private let keepsDecisions: Bool
  private var kept: [EventKind: Decision] = [:]

  static let mostKept = 1 << 16

  /// Sets `configuration` up.
  /// - Parameter keepsDecisions: whether events of one kind are expected to come often; where not, to keep decisions takes
  ///   longer than it saves.
  public init(_ configuration: FilterConfiguration, keepsDecisions: Bool = true) {
    self.configuration = configuration
    self.keepsDecisions = keepsDecisions
    distinction = EventDistinction(configuration)
  }

  /// What becomes of `event`: what ``FilterConfiguration/decide(_:)`` says.
  public mutating func decide(_ event: RemoteThreadEvent) -> Decision {
    guard keepsDecisions else { return configuration.decide(distinction.texts(of: event)) }
    let kind = distinction.kind(of: event)
    if let decision = kept[kind] { return decision }
    if kept.count >= Self.mostKept { kept.removeAll(keepingCapacity: true) }
    let decision = configuration.decide(distinction.texts(of: event))
    kept[kind] = decision
    return decision
  }
}
