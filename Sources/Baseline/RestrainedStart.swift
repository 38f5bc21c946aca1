import RemoteThread

/// A tuple, or one start offset of it, that is kept from being known good: on probation or in quarantine.
public struct RestrainedStart: Sendable, Hashable {
  /// The tuple, where the offset is nil, or one of its offsets.
  public let start: TupleStart
  /// Raw spellings of the tuple.
  public let example: TupleExample
  /// ``TupleStatus/probation`` or ``TupleStatus/quarantined``.
  public let status: TupleStatus
  /// Why.
  public let reason: String?
  /// How often it was seen in the window.
  public let support: TupleSupport
  /// Days on which it was seen on a wide share of the hosts (``RollOut``).
  public let wideDays: Int

  /// Makes one.
  public init(
    start: TupleStart, example: TupleExample, status: TupleStatus, reason: String?, support: TupleSupport,
    wideDays: Int
  ) {
    self.start = start
    self.example = example
    self.status = status
    self.reason = reason
    self.support = support
    self.wideDays = wideDays
  }

  /// A short name, the same on every run and machine: `HDQ-` and 16 hexadecimal digits, the FNV-1a hash of tuple and
  /// offset.
  public var id: String { Self.id(of: start) }

  /// The short name of a start.
  public static func id(of start: TupleStart) -> String {
    var hash = FNV1a()
    let (tuple, offset) = (start.tuple, start.offset.map(OffsetText.hexadecimal) ?? "")
    for text in [tuple.source, tuple.target, "\(tuple.start)", tuple.start.startClass.rawValue, offset] {
      hash.combine(text.utf8)
      hash.combine(CollectionOfOne(0xFF))
    }
    let digits = String(hash.value, radix: 16)
    return "HDQ-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
