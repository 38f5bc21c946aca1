/// Filters of one section that add nothing, for another matches all that they match.
enum ShadowCheck {
  /// The largest section that is checked, in bytes of values: every value is held against every other, so the
  /// time grows with the square.
  private static let mostBytes = 128 << 10

  static func isComparable(_ items: [SectionPicture.Item]) -> Bool {
    items.lazy.flatMap(\.conditions).reduce(0) { $0 + $1.pattern.bytes.count + 64 } <= mostBytes
  }

  static func findings(in section: SectionPicture) -> [ConfigurationFinding] {
    guard isComparable(section.items) else {
      return [
        ConfigurationFinding(
          .note, .shadowed, at: section.element.position,
          "the section is too large to look for filters that others cover")
      ]
    }
    let items = section.items.enumerated().map { Entry(place: $0, item: $1) }
    let active = items.filter { !$0.item.filters.isEmpty && $0.canMatch }
    let byField = Dictionary(grouping: active.filter { $0.item.ruleRelation == nil }) {
      $0.item.filters[0].condition.field
    }
    let rules = active.filter { $0.item.ruleRelation != nil }
    return active.compactMap { entry in
      // What covers a filter is on its field; what covers a rule is on a field of its, or a rule.
      let fields = Set(entry.item.filters.map(\.condition.field)).sorted()
      let others = fields.flatMap { byField[$0] ?? [] } + rules
      let cover = others.filter { $0.place != entry.place && covers($0, entry, in: section) }.min {
        $0.place < $1.place
      }
      return cover.map { finding(entry.item, coveredBy: $0.item) }
    }
  }

  private struct Entry {
    let place: Int
    let item: SectionPicture.Item

    var canMatch: Bool {
      let verdicts = item.filters.map(\.condition.verdict)
      return item.ruleRelation == .and ? !verdicts.contains(.never) : verdicts.contains { $0 != .never }
    }
  }

  /// In an `and` section only filters of one field stand in for each other. Of two that say the same the first counts.
  private static func covers(_ other: Entry, _ entry: Entry, in section: SectionPicture) -> Bool {
    if section.relation == .and, other.item.ruleRelation != nil || entry.item.ruleRelation != nil { return false }
    guard covers(other.item, entry.item) else { return false }
    return other.place < entry.place || !covers(entry.item, other.item)
  }

  /// Whether every event that `item` matches is one that `other` matches.
  static func covers(_ other: SectionPicture.Item, _ item: SectionPicture.Item) -> Bool {
    guard !other.conditions.isEmpty, !item.conditions.isEmpty else { return false }
    let (asked, given) = (other.conditions, item.conditions)
    func isImplied(_ condition: FieldCondition, by given: [FieldCondition]) -> Bool {
      given.contains { $0.implies(condition) }
    }
    func coversAll(of given: [FieldCondition]) -> Bool {
      other.ruleRelation == .and
        ? asked.allSatisfy { isImplied($0, by: given) } : asked.contains { isImplied($0, by: given) }
    }
    return item.ruleRelation == .or ? given.allSatisfy { coversAll(of: [$0]) } : coversAll(of: given)
  }

  private static func finding(
    _ item: SectionPicture.Item, coveredBy other: SectionPicture.Item
  ) -> ConfigurationFinding {
    ConfigurationFinding(
      .warning, .shadowed, at: item.element.position,
      "\(item.ruleRelation == nil ? "the filter" : "the Rule") adds nothing: line \(other.element.position.line) matches all that it matches",
      mend: "remove it")
  }
}
