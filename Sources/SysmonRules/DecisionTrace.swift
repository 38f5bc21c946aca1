/// Everything that the engine looked at to decide about one event, in its order.
///
/// Made by a plain walk of its own, without the index that ``FilterConfiguration/decide(_:)`` uses, so that the two can be
/// held against each other.
public struct DecisionTrace: Sendable, Hashable {
  /// A section that was asked.
  public struct Section: Sendable, Hashable {
    /// Where it stands.
    public let path: FilterPath
    /// Whether it matched, and so decided.
    public let matched: Bool
    /// The items that were visited, in order; the last ones of a section may not be, once its answer is fixed.
    public let items: [Item]
  }

  /// An item that was visited.
  public struct Item: Sendable, Hashable {
    /// Where it stands.
    public let path: FilterPath
    /// Whether it matched; nil for a rule without filters, which says nothing.
    public let matched: Bool?
    /// The filters that were compared, in order: one of a plain filter, of a rule those up to the one that fixed its answer.
    public let filters: [Filter]
  }

  /// A filter that was compared.
  public struct Filter: Sendable, Hashable {
    /// Where it stands.
    public let path: FilterPath
    /// What it says.
    public let condition: FieldCondition
    /// The text of the event's field.
    public let text: String
    /// Whether it matched.
    public let matched: Bool
  }

  /// The sections that were asked, in the order of asking.
  public let sections: [Section]
  /// What came of it.
  public let decision: Decision
}

extension FilterConfiguration {
  /// What becomes of `event`, with every filter that is visited on the way.
  public func trace(_ event: FilterEvent) -> DecisionTrace {
    var tracer = DecisionTracer(event: event)
    var asked: [DecisionTrace.Section] = []
    for place in sectionsInOrderOfAsking {
      let section = tracer.ask(sections[place], at: place)
      asked.append(section)
      guard section.matched else { continue }
      let onMatch = sections[place].onMatch
      let item = sections[place].relation == .or ? section.items.last?.path.item : nil
      let decision = Decision(
        logged: onMatch == .include, ruleName: tracer.name,
        basis: .matched(FilterPath(section: place, item: item), onMatch))
      return DecisionTrace(sections: asked, decision: decision)
    }
    return DecisionTrace(sections: asked, decision: decisionWithoutMatch)
  }
}

/// A walk through sections that keeps the name which matching filters leave behind.
private struct DecisionTracer {
  let event: FilterEvent
  var name: String?

  mutating func ask(_ section: FilterSection, at place: Int) -> DecisionTrace.Section {
    let path = FilterPath(section: place)
    var visited: [DecisionTrace.Item] = []
    var satisfied: Set<FilterField> = []
    var hasMatch = false
    for (number, item) in section.items.enumerated() {
      if section.relation == .and, case .condition(let condition) = item, satisfied.contains(condition.field) {
        continue
      }
      let answer = visit(item, at: FilterPath(section: place, item: number))
      visited.append(answer)
      guard let matched = answer.matched else { continue }
      hasMatch = hasMatch || matched
      if section.relation == .or, matched { break }
      guard section.relation == .and else { continue }
      if case .condition(let condition) = item {
        if matched { satisfied.insert(condition.field) }
        if !matched, section.isRepeated(condition, behind: number) { continue }
      }
      if !matched { return DecisionTrace.Section(path: path, matched: false, items: visited) }
    }
    return DecisionTrace.Section(path: path, matched: hasMatch, items: visited)
  }

  private mutating func visit(_ item: FilterSection.Item, at path: FilterPath) -> DecisionTrace.Item {
    switch item {
    case .condition(let condition):
      let filter = compare(condition, at: path)
      return DecisionTrace.Item(path: path, matched: filter.matched, filters: [filter])
    case .rule(let rule):
      var filters: [DecisionTrace.Filter] = []
      for (number, condition) in rule.conditions.enumerated() {
        let place = FilterPath(section: path.section, item: path.item, condition: number)
        filters.append(compare(condition, at: place))
        if filters.last?.matched != (rule.relation == .and) { break }
      }
      return DecisionTrace.Item(path: path, matched: filters.last?.matched, filters: filters)
    }
  }

  private mutating func compare(_ condition: FieldCondition, at path: FilterPath) -> DecisionTrace.Filter {
    let matched = condition.matches(event)
    if matched, let own = condition.name { name = own }
    return DecisionTrace.Filter(path: path, condition: condition, text: event[condition.field], matched: matched)
  }
}
