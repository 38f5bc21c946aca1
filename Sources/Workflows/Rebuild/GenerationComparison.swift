public import Baseline
public import RemoteThread
import SysmonRules

/// What changed from one generation to another, in meaning.
public struct GenerationComparison {
  /// A tuple that one of the two has, or that stands otherwise.
  public struct Change: Sendable, Hashable {
    /// The tuple.
    public let tuple: ThreadTuple
    /// How it stood in the older one; nil where it was not there.
    public let old: String?
    /// How it stands in the newer one; nil where it is not there.
    public let new: String?
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The older generation.
    public let old: BaselineGeneration
    /// The newer one.
    public let new: BaselineGeneration
    /// Tuples that came, went or stand otherwise, in order.
    public let changes: [Change]
    /// Rules that only the newer one has.
    public let addedRules: [String]
    /// Rules that only the older one has.
    public let droppedRules: [String]
  }

  /// Makes a comparison.
  public init() {}

  /// Compares two generations that are kept. The store is as before afterwards.
  public func run(_ store: some GenerationStore, from first: Int, to second: Int) throws -> Outcome {
    let kept = try store.generations()
    let (old, new) = (try Self.generation(first, in: kept), try Self.generation(second, in: kept))
    // The newer one first: from there the older one can be reached.
    let order = first < second ? [second, first] : [first, second]
    var standings: [Int: [ThreadTuple: String]] = [:]
    try store.atomically(keeping: false) {
      for number in order {
        try store.restore(number)
        let tuples = try store.tuples().map { ($0.tuple, Self.standing(of: $0)) }
        standings[number] = Dictionary(tuples) { first, _ in first }
      }
    }
    let (before, after) = (standings[first] ?? [:], standings[second] ?? [:])
    let changes = Set(before.keys).union(after.keys).sorted().compactMap { tuple -> Change? in
      before[tuple] == after[tuple] ? nil : Change(tuple: tuple, old: before[tuple], new: after[tuple])
    }
    let rules = RuleWords.changes(
      from: try FilterConfiguration(xml: old.configuration, reader: .libxml2),
      to: try FilterConfiguration(xml: new.configuration, reader: .libxml2))
    return Outcome(old: old, new: new, changes: changes, addedRules: rules.added, droppedRules: rules.dropped)
  }

  /// A generation that is kept.
  public static func generation(_ number: Int, in kept: [BaselineGeneration]) throws -> BaselineGeneration {
    guard let generation = kept.first(where: { $0.number == number }) else {
      throw GenerationError.notKept(number: number)
    }
    return generation
  }

  private static func standing(of summary: TupleSummary) -> String {
    switch summary.status {
    case .learned: summary.isKnownGood ? "known good" : "not known good yet"
    case .probation: "on probation"
    case .approved: "approved"
    case .quarantined: "quarantined"
    }
  }
}
