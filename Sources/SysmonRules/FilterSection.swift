/// One element for an event type, such as `<CreateRemoteThread>`, of a configuration.
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

    /// The filters of the item: one, or those of the rule.
    public var conditions: [FieldCondition] {
      switch self {
      case .condition(let condition): [condition]
      case .rule(let rule): rule.conditions
      }
    }
  }

  /// The attribute onmatch.
  public let onMatch: OnMatch
  /// How the items are joined: groupRelation of the RuleGroup that holds the section.
  public let relation: GroupRelation
  /// The items in document order.
  public let items: [Item]

  private let index: RuleIndex
  /// The place of the last plain filter on each field.
  private let lastPlaces: [FilterField: Int]

  /// Makes a section.
  public init(onMatch: OnMatch, relation: GroupRelation, items: [Item]) {
    self.onMatch = onMatch
    self.relation = relation
    self.items = items
    index = RuleIndex(relation == .or ? items : [])
    lastPlaces = Self.lastPlaces(of: items)
  }

  private static func lastPlaces(of items: [Item]) -> [FilterField: Int] {
    var places: [FilterField: Int] = [:]
    for (place, item) in items.enumerated() {
      if case .condition(let condition) = item { places[condition.field] = place }
    }
    return places
  }

  /// Whether a plain filter on the field of the one at `place` stands behind it.
  func isRepeated(_ condition: FieldCondition, behind place: Int) -> Bool {
    place < lastPlaces[condition.field] ?? place
  }

  /// What made a section match: the item, in an `or` section.
  struct Match {
    let item: Int?
  }

  /// The match of the section with `event`; nil where it does not match. One without items never does.
  func match(_ event: FilterEvent, leaving name: inout String?) -> Match? {
    switch relation {
    case .or: matchesAny(event, leaving: &name).map { Match(item: $0) }
    case .and: matchesAll(event, leaving: &name) ? Match(item: nil) : nil
    }
  }

  private func matchesAny(_ event: FilterEvent, leaving name: inout String?) -> Int? {
    index.candidates(for: event).first { items[$0].matches(event, leaving: &name) == true }
  }

  /// Every rule, and of every field at least one plain filter, must match. Filters are asked in their order until one
  /// fails that has no other on its field behind it; a field that matched is not asked again.
  private func matchesAll(_ event: FilterEvent, leaving name: inout String?) -> Bool {
    var satisfied: Set<FilterField> = []
    var hasRule = false
    for (place, item) in items.enumerated() {
      if case .condition(let condition) = item, satisfied.contains(condition.field) { continue }
      guard let matched = item.matches(event, leaving: &name) else { continue }
      switch item {
      case .rule:
        guard matched else { return false }
        hasRule = true
      case .condition(let condition):
        guard matched || isRepeated(condition, behind: place) else { return false }
        if matched { satisfied.insert(condition.field) }
      }
    }
    return hasRule || !satisfied.isEmpty
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
