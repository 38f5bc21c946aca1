/// How the filters of one section go together.
struct RelationCheck {
  let section: SectionPicture
  let schema: SchemaVersion

  var findings: [ConfigurationFinding] {
    implicitRelation + section.items.flatMap(ruleFindings)
      + negatives(among: plainFilters, joinedBy: section.relation, in: section.element) + repeatedNegatives
  }

  private var plainFilters: [SectionPicture.Filter] {
    section.items.filter { $0.ruleRelation == nil }.flatMap(\.filters)
  }

  /// Sysmon reads a missing relation by schema version.
  private var implicitRelation: [ConfigurationFinding] {
    let isWritten = section.group?.attribute("groupRelation")?.isEmpty == false
    guard !isWritten, Set(plainFilters.map(\.condition.field)).count > 1 else { return [] }
    return [
      ConfigurationFinding(
        .warning, .implicitRelation, at: section.element.position,
        "no RuleGroup says how the filters are joined; under schema \(schema) it is '\(section.relation.rawValue)'",
        mend: "put the section into <RuleGroup name=\"\" groupRelation=\"\(section.relation.rawValue)\">")
    ]
  }

  private func ruleFindings(_ item: SectionPicture.Item) -> [ConfigurationFinding] {
    guard let relation = item.ruleRelation else { return [] }
    var found: [ConfigurationFinding] = []
    let written = item.element.attribute("groupRelation") ?? ""
    if item.filters.count > 1, written.isEmpty {
      found.append(
        ConfigurationFinding(
          .warning, .implicitRelation, at: item.element.position,
          "the Rule has no groupRelation, and the engine joins its filters by 'or'; documents say 'and'",
          mend: "write groupRelation=\"and\" or groupRelation=\"or\""))
    } else if !["and", "or", ""].contains(written.lowercased()) {
      found.append(
        ConfigurationFinding(
          .warning, .implicitRelation, at: item.element.position,
          "groupRelation=\"\(written)\" is taken as 'and'", mend: "write groupRelation=\"and\""))
    }
    if relation == .and { found += contradictions(in: item.filters) }
    return found + negatives(among: item.filters, joinedBy: relation, in: item.element)
  }

  private func contradictions(in filters: [SectionPicture.Filter]) -> [ConfigurationFinding] {
    for (place, filter) in filters.prefix(Self.mostCompared).enumerated() where filter.condition.verdict == .sometimes {
      let earlier = filters[..<place].first { $0.condition.contradicts(filter.condition) }
      guard let earlier else { continue }
      return [
        ConfigurationFinding(
          section.isForRemoteThreads ? .error : .warning, .contradiction, at: filter.position,
          "no event matches this filter and the one at line \(earlier.position.line), so the Rule never matches",
          mend: "remove one of the two, or write groupRelation=\"or\"")
      ]
    }
    return []
  }

  /// A negative filter in an `or` matches nearly every event.
  private func negatives(
    among filters: [SectionPicture.Filter], joinedBy relation: GroupRelation, in element: XMLElement
  ) -> [ConfigurationFinding] {
    let joined = element.name == section.element.name ? section.items.count : filters.count
    guard relation == .or, joined > 1 else { return [] }
    let negatives = filters.filter { $0.condition.comparison.positive != nil && $0.condition.verdict == .sometimes }
    guard let first = negatives.first else { return [] }
    return [
      ConfigurationFinding(
        .warning, .negativesInOr, at: first.position,
        Self.isEverything(negatives)
          ? "negative filters in an 'or': together they match every event"
          : "a negative filter in an 'or' matches nearly every event, and leaves the filters beside it little to do",
        mend: "put it into a <Rule groupRelation=\"and\"> with what it narrows")
    ]
  }

  /// In an `and` section the filters of one field are alternatives, negative ones too.
  private var repeatedNegatives: [ConfigurationFinding] {
    guard section.relation == .and else { return [] }
    let negatives = plainFilters.filter {
      $0.condition.comparison.positive != nil && $0.condition.verdict == .sometimes
    }
    let byField = Dictionary(grouping: negatives, by: \.condition.field).values
      .filter { $0.count > 1 }
    return byField.map { filters in
      ConfigurationFinding(
        .warning, .negativesInOr, at: filters[1].position,
        "filters of one field are alternatives in an 'and' section, so two negative ones match "
          + (Self.isEverything(filters) ? "every event" : "nearly every event"),
        mend: "put them into a <Rule groupRelation=\"and\">")
    }
  }

  private static func isEverything(_ negatives: [SectionPicture.Filter]) -> Bool {
    let some = negatives.prefix(mostCompared).map(\.condition)
    return some.indices.contains { place in
      some[..<place].contains { other in
        guard let first = some[place].comparison.positive, let second = other.comparison.positive else { return false }
        return FieldCondition(some[place].field, first, some[place].value)
          .contradicts(FieldCondition(other.field, second, other.value))
      }
    }
  }

  /// Filters of one rule that are held against each other; more than any published rule has.
  private static let mostCompared = 200
}
