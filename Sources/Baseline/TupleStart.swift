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
