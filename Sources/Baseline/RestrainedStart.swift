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

/// What tells a roll-out from an attack that is repeated for weeks: many hosts on one day.
///
/// A start is *wide* on a day when at least this share of the hosts showed it, and never fewer than two. For a tuple the
/// hosts are those that logged anything that day; for an offset of a tuple, those that showed the tuple. Whoever comes
/// to one host a day is never wide, however long it goes on.
public struct RollOut: Sendable, Hashable {
  /// Above 0, at most 1.
  public let share: Double

  /// A tenth: software on a third of a fleet shows itself on that many hosts on a common day.
  public static let standard = RollOut(share: 0.1)

  /// Makes a rule.
  public init(share: Double) { self.share = share }

  /// Whether `hosts` of `all` hosts of a day are wide.
  public func isWide(_ hosts: Int, of all: Int) -> Bool {
    hosts >= 2 && Double(hosts) >= share * Double(all)
  }
}
