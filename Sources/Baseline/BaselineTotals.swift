/// The size of a baseline.
public struct BaselineTotals: Sendable, Hashable {
  /// Tuples, approved ones that were never seen included.
  public let tuples: Int
  /// Tuples that are known good.
  public let knownGood: Int
  /// Figures over all sightings.
  public let support: TupleSupport

  /// Makes totals.
  public init(tuples: Int, knownGood: Int, support: TupleSupport) {
    self.tuples = tuples
    self.knownGood = knownGood
    self.support = support
  }
}
