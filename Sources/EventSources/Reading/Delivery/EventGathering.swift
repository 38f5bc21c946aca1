internal import RemoteThread

/// What the events of a portion are gathered into.
protocol EventGathering: Sendable {
  /// Nothing yet.
  init()
  /// Number of events.
  var count: Int { get }
  /// Adds an event.
  mutating func append(_ event: RemoteThreadEvent)
}

extension [RemoteThreadEvent]: EventGathering {}
extension EventBatch: EventGathering {}
