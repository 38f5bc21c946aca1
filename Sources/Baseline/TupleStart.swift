public import RemoteThread

/// A tuple at one of its start offsets: all of an event that its score depends on.
public struct TupleStart: Sendable, Hashable, Comparable {
  /// The tuple.
  public let tuple: ThreadTuple
  /// The start offset; nil where the start lies in no module, or the event has no address.
  public let offset: UInt16?

  /// Makes a start.
  public init(tuple: ThreadTuple, offset: UInt16?) {
    self.tuple = tuple
    self.offset = offset
  }

  /// Orders by tuple, then by offset, none first.
  public static func < (left: TupleStart, right: TupleStart) -> Bool {
    (left.tuple, left.offset.map { Int($0) } ?? -1) < (right.tuple, right.offset.map { Int($0) } ?? -1)
  }
}

/// A start, and the first of the days asked for on which it was seen.
public struct FirstSighting: Sendable, Hashable {
  /// The start.
  public let start: TupleStart
  /// The day.
  public let day: UTCDay
  /// The hosts, folded, that saw it on the days asked for; empty where the start has a better name than its offset.
  public let hosts: Set<String>

  /// Makes a sighting.
  public init(_ start: TupleStart, on day: UTCDay, hosts: Set<String>) {
    self.start = start
    self.day = day
    self.hosts = hosts
  }
}
