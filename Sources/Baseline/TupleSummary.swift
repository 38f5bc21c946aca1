public import RemoteThread

/// Everything a baseline knows of one tuple.
public struct TupleSummary: Sendable, Hashable {
  /// The tuple, folded and generalised.
  public let tuple: ThreadTuple
  /// Raw spellings.
  public let example: TupleExample
  /// How often it was seen.
  public let support: TupleSupport
  /// What was decided about it.
  public let status: TupleStatus
  /// Whether the baseline's policy calls it known good.
  public let isKnownGood: Bool
  /// Distinct start offsets seen with it, ascending; empty where the start has no module.
  public let offsets: [OffsetSummary]

  /// Makes a summary.
  public init(
    tuple: ThreadTuple, example: TupleExample, support: TupleSupport, status: TupleStatus, isKnownGood: Bool,
    offsets: [OffsetSummary]
  ) {
    self.tuple = tuple
    self.example = example
    self.support = support
    self.status = status
    self.isKnownGood = isKnownGood
    self.offsets = offsets
  }

  /// The offsets that are known good, ascending.
  public var knownGoodOffsets: [UInt16] { offsets.filter(\.isKnownGood).map(\.offset) }
}
