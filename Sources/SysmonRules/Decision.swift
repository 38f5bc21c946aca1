/// What the engine does with one event.
public struct Decision: Sendable, Hashable {
  /// What decided.
  public enum Basis: Sendable, Hashable {
    /// The configuration has no section for the event type: nothing is logged.
    case noSection
    /// No section matched: a lone exclude section logs, all else drops.
    case nothingMatched
    /// A section matched; in an `or` section by the item that the path names, in an `and` section by all of them.
    case matched(FilterPath, FilterSection.OnMatch)
  }

  /// Whether the event is logged.
  public let logged: Bool
  /// The RuleName it gets; nil prints as `-`.
  ///
  /// The last matching filter with a name leaves it, even one inside a rule or section that went on to fail. For a
  /// dropped event it names the filter that dropped it, which shows nowhere.
  public let ruleName: String?
  /// What decided.
  public let basis: Basis

  /// Makes a decision.
  public init(logged: Bool, ruleName: String? = nil, basis: Basis) {
    self.logged = logged
    self.ruleName = ruleName
    self.basis = basis
  }

  /// The path of what matched; nil where nothing did.
  public var path: FilterPath? {
    if case .matched(let path, _) = basis { path } else { nil }
  }
}

extension Decision.Basis: CustomStringConvertible {
  /// `exclude`, `include`, `default` or `no rules for this event`.
  public var description: String {
    switch self {
    case .noSection: "no rules for this event"
    case .nothingMatched: "default"
    case .matched(_, let onMatch): onMatch.rawValue
    }
  }
}
