public import RemoteThread

/// Says which events nobody wants. One value per thread, so that it may remember what it has found out.
public protocol EventSelection {
  /// Whether events are passed over that are spelled so and, where a module but no function names their start, start at this
  /// offset (nil elsewhere). Gives the same answer whenever it is asked, and is asked once for most that are alike.
  mutating func passesOver(_ spelling: ThreadSpelling, offset: UInt16?) -> Bool
}

/// Events without those that nobody wants, and how many these were.
public struct SelectedEvents: Sendable {
  /// Events to look at. Some may be of the kind that is passed over: where to tell costs more than to decode.
  public private(set) var events: [RemoteThreadEvent] = []
  /// Events that were passed over.
  public private(set) var passed = 0

  /// Nothing.
  public init() {}

  /// Adds an event to look at.
  public mutating func append(_ event: RemoteThreadEvent) { events.append(event) }

  /// Counts an event that is passed over.
  public mutating func pass() { passed += 1 }
}
