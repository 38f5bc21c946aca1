/// Filters joined by `and` and `or`, as the engine joins them.
public indirect enum FilterExpression: Sendable, Hashable {
  /// One filter.
  case condition(FieldCondition)
  /// All of them have to match.
  case all([FilterExpression])
  /// One of them is enough.
  case any([FilterExpression])
}

extension Exclusion {
  /// What the exclusion says.
  ///
  /// An `and` section asks for every rule, and of every field for one of its plain filters.
  public var expression: FilterExpression {
    let rules = section.items.compactMap { item -> FilterExpression? in
      guard case .rule(let rule) = item, !rule.conditions.isEmpty else { return nil }
      let filters = rule.conditions.map { FilterExpression.condition($0) }
      return rule.relation == .and ? .all(filters) : .any(filters)
    }
    let plain = section.items.compactMap { item -> FieldCondition? in
      if case .condition(let condition) = item { condition } else { nil }
    }
    guard section.relation == .and else { return .any(plain.map { .condition($0) } + rules) }
    let fields = plain.map(\.field).reduce(into: [FilterField]()) { if !$0.contains($1) { $0.append($1) } }
    let byField = fields.map { field in
      FilterExpression.any(plain.filter { $0.field == field }.map { .condition($0) })
    }
    return .all(byField + rules)
  }
}
