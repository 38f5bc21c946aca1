public import RemoteThread

/// One thing that a configuration drops: an item of an `or` exclude section, or an `and` exclude section as a whole.
public struct Exclusion: Sendable, Hashable {
  /// Where it stands.
  public let path: FilterPath
  /// The section with nothing but this exclusion in it.
  let section: FilterSection
  /// Its filters, in document order.
  public let conditions: [FieldCondition]
  /// The fields that its filters ask for.
  private let fields: [FilterField]

  private init(path: FilterPath, section: FilterSection) {
    self.path = path
    self.section = section
    conditions = section.items.flatMap(\.conditions)
    fields = Set(conditions.map(\.field)).sorted()
  }

  /// The exclusions of `configuration`, in document order.
  public static func all(in configuration: FilterConfiguration) -> [Exclusion] {
    configuration.sections.enumerated().flatMap { place, section -> [Exclusion] in
      guard section.onMatch == .exclude, !section.items.isEmpty else { return [] }
      guard section.relation == .or else { return [Exclusion(path: FilterPath(section: place), section: section)] }
      return section.items.enumerated().map { number, item in
        Exclusion(
          path: FilterPath(section: place, item: number),
          section: FilterSection(onMatch: .exclude, relation: .or, items: [item]))
      }
    }
  }

  /// Whether it matches `event`, whatever else the configuration says.
  public func matches(_ event: FilterEvent) -> Bool {
    var name: String?
    return section.match(event, leaving: &name) != nil
  }

  /// Whether it matches `event`, of which no more is looked at than its filters ask for.
  public func matches(_ event: RemoteThreadEvent) -> Bool { matches(FilterEvent(event, fields: fields)) }

  /// Whether its filters all have to match.
  public var isConjunction: Bool {
    guard section.relation == .or, let item = section.items.first, case .rule(let rule) = item else { return true }
    return rule.relation == .and
  }

  /// The exclusion with the white space around its values taken away; nil where there is none.
  public var trimmed: Exclusion? {
    guard conditions.contains(where: { $0.value != $0.value.trimmingOuterWhiteSpace }) else { return nil }
    let items = section.items.map { item -> FilterSection.Item in
      switch item {
      case .condition(let condition): .condition(condition.trimmed)
      case .rule(let rule): .rule(CompoundRule(relation: rule.relation, conditions: rule.conditions.map(\.trimmed)))
      }
    }
    return Exclusion(
      path: path, section: FilterSection(onMatch: .exclude, relation: section.relation, items: items))
  }

  /// Whether it is certain, without any event, that it matches none that Sysmon makes.
  public var matchesNothing: Bool {
    let verdicts = section.items.map { item -> Bool in
      switch item {
      case .condition(let condition): condition.verdict == .never
      case .rule(let rule):
        rule.relation == .and
          ? rule.conditions.contains { $0.verdict == .never } : rule.conditions.allSatisfy { $0.verdict == .never }
      }
    }
    return section.relation == .or ? verdicts.allSatisfy { $0 } : false
  }
}

extension FieldCondition {
  fileprivate var trimmed: FieldCondition {
    FieldCondition(field, comparison, value.trimmingOuterWhiteSpace, name: name)
  }
}

extension FieldCondition {
  /// Whether the comparison is a negation: `is not`, `excludes` and its like.
  public var isNegative: Bool { comparison.positive != nil }

  /// Whether it is certain, without any event, that the filter matches none that Sysmon makes.
  public var matchesNothing: Bool { verdict == .never }
}
