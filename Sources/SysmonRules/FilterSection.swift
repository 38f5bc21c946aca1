/// One `<CreateRemoteThread>` element of a configuration.
public struct FilterSection: Sendable, Hashable {
  /// What a match of the section does.
  public enum OnMatch: String, Sendable, Hashable {
    /// The event is logged.
    case include
    /// The event is dropped.
    case exclude
  }

  /// A child of the section.
  public enum Item: Sendable, Hashable {
    /// A plain filter.
    case condition(FieldCondition)
    /// A `<Rule>`.
    case rule(CompoundRule)
  }

  /// The attribute onmatch.
  public let onMatch: OnMatch
  /// How the items are joined: groupRelation of the RuleGroup that holds the section.
  public let relation: GroupRelation
  /// The items in document order.
  public let items: [Item]

  private let index: RuleIndex

  /// Makes a section.
  public init(onMatch: OnMatch, relation: GroupRelation, items: [Item]) {
    self.onMatch = onMatch
    self.relation = relation
    self.items = items
    index = RuleIndex(items)
  }

  /// Whether the section matches `event`. One without items never does.
  func matches(_ event: FilterEvent, leaving name: inout String?) -> Bool {
    switch relation {
    case .or: matchesAny(event, leaving: &name)
    case .and: matchesAll(event, leaving: &name)
    }
  }

  private func matchesAny(_ event: FilterEvent, leaving name: inout String?) -> Bool {
    for place in index.candidates(for: event) where items[place].matches(event, leaving: &name) == true { return true }
    return false
  }

  /// Every rule, and of every field at least one plain filter, must match.
  private func matchesAll(_ event: FilterEvent, leaving name: inout String?) -> Bool {
    var satisfied: [FilterField: Bool] = [:]
    var hasRule = false
    for item in items {
      guard let matched = item.matches(event, leaving: &name) else { continue }
      switch item {
      case .rule:
        guard matched else { return false }
        hasRule = true
      case .condition(let condition):
        satisfied[condition.field, default: false] = satisfied[condition.field] == true || matched
      }
    }
    return (hasRule || !satisfied.isEmpty) && satisfied.values.allSatisfy { $0 }
  }
}

extension FilterSection.Item {
  /// Whether the item matches; nil where it is a rule without conditions.
  fileprivate func matches(_ event: FilterEvent, leaving name: inout String?) -> Bool? {
    switch self {
    case .condition(let condition): condition.matches(event, leaving: &name)
    case .rule(let rule): rule.matches(event, leaving: &name)
    }
  }
}
