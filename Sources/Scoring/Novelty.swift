/// What about an event was never seen in the baseline, shallowest first.
public enum Novelty: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The image never was a source.
  case source
  /// The image never was a target.
  case target
  /// The source never started a thread in this target.
  case pair
  /// The pair never had this start.
  case start
  /// The start lies in a known module where no function begins, at an offset never seen there.
  case offset

  /// Orders from shallow to deep.
  public static func < (left: Novelty, right: Novelty) -> Bool { left.depth < right.depth }

  /// Those that make a case of their own, shallowest first: a new target is part of a new pair.
  static let ofCases: [Novelty] = [.source, .pair, .start, .offset]

  private var depth: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
