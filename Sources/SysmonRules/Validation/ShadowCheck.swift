/// Filters of one section that add nothing, for another matches all that they match.
enum ShadowCheck {
  /// `mostWork` bounds the steps of comparing.
  static func findings(
    in section: SectionPicture, mostWork: Int = CoverSearch.mostWork
  ) -> [ConfigurationFinding] {
    let items = section.items.enumerated().map { Entry(place: $0, item: $1) }
    let active = items.filter { !$0.item.filters.isEmpty && $0.canMatch }
    let canMatch = Set(active.map(\.place))
    var search = CoverSearch(among: items.map { canMatch.contains($0.place) ? $0.item : nil }, mostWork: mostWork)
    let found = active.compactMap { entry in
      search.first(for: entry.item) { $0 != entry.place && covers(items[$0], entry, in: section) }
        .map { finding(entry.item, coveredBy: items[$0].item) }
    }
    guard search.wasCut else { return found }
    let cut = ConfigurationFinding(
      .note, .shadowed, at: section.element.position,
      "the section is too large, or its filters too much alike, to look for all filters that others cover")
    return found + [cut]
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
    if other.place < entry.place { return true }
    return !covers(entry.item, other.item) && !(section.onMatch == .include && namesDiffer(entry.item, other.item))
  }

  /// Whether an event can get another RuleName from one than from the other: the first that matches gives it, so that an item
  /// before its cover decides what the event is called.
  private static func namesDiffer(_ item: SectionPicture.Item, _ other: SectionPicture.Item) -> Bool {
    Set((item.conditions + other.conditions).map(\.name)).count > 1
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

  /// Of each of `items` the first of `covers` that matches all that it matches.
  static func covers(of items: [SectionPicture.Item], by covers: [SectionPicture.Item]) -> [SectionPicture.Item?] {
    var search = CoverSearch(among: covers)
    return items.map { item in search.first(for: item) { Self.covers(covers[$0], item) }.map { covers[$0] } }
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

/// A search for covers that ends after so much work, whatever the file holds.
struct CoverSearch {
  private let index: CoverIndex
  /// Bytes of the values of each item.
  private let sizes: [Int]
  private var work = 0
  private let mostWork: Int

  /// Bytes of values in one section, with something for each filter; ten times those of the largest published.
  private static let mostBytes = 4 << 20
  /// Steps of comparing, counted as if every byte of one item were held against every byte of the other.
  static let mostWork = 1 << 31
  /// What it costs to find a candidate, in the same steps.
  private static let visitWork = 256

  init(among items: [SectionPicture.Item?], mostWork: Int = CoverSearch.mostWork) {
    self.mostWork = mostWork
    sizes = items.map { $0.map(Self.size) ?? 0 }
    let isSmall = sizes.reduce(0, +) <= Self.mostBytes
    index = CoverIndex(isSmall ? items : [])
    work = isSmall ? 0 : Int.max
  }

  private static func size(of item: SectionPicture.Item) -> Int {
    item.conditions.reduce(0) { $0 + $1.pattern.bytes.count + 64 }
  }

  /// Whether not everything was looked at.
  var wasCut: Bool { work > mostWork }

  /// The first place of an item that may cover `item` and of which `isCover` says that it does.
  mutating func first(for item: SectionPicture.Item, where isCover: (Int) -> Bool) -> Int? {
    guard !wasCut else { return nil }
    let size = Self.size(of: item)
    let found = index.candidates(for: item, limit: (mostWork - work) / Self.visitWork + 1)
    work += found.visited * Self.visitWork
    for place in found.places {
      work += size * sizes[place]
      guard !wasCut else { return nil }
      if isCover(place) { return place }
    }
    return nil
  }
}
