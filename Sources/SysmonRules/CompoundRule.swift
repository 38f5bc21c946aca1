/// A `<Rule>`: conditions that count as one item of a section.
public struct CompoundRule: Sendable, Hashable {
  /// How the conditions are joined. Unlike in a section, two conditions on one field are not joined by `or` under `and`.
  public let relation: GroupRelation
  /// The conditions in document order.
  public let conditions: [FieldCondition]

  /// Makes a rule.
  public init(relation: GroupRelation, conditions: [FieldCondition]) {
    self.relation = relation
    self.conditions = conditions
  }

  /// Whether the rule matches `event`; nil where it has no conditions and so says nothing.
  func matches(_ event: FilterEvent, leaving name: inout String?) -> Bool? {
    guard !conditions.isEmpty else { return nil }
    for condition in conditions {
      let matched = condition.matches(event, leaving: &name)
      if matched != (relation == .and) { return matched }
    }
    return relation == .and
  }
}
