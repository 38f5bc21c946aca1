/// The difference of two configurations in what they say of an event type, not in how they are written.
///
/// Order, letter case, comments, white space between elements and file encoding make none.
public struct ConfigurationDifference: Sendable, Hashable {
  /// A filter or rule of one of the two.
  public struct Entry: Sendable, Hashable {
    /// Where it stands in its configuration.
    public let path: FilterPath
    /// What its section does with a match.
    public let onMatch: FilterSection.OnMatch
  }

  /// Filters and rules of the new configuration that the old one has not, in document order.
  public let added: [Entry]
  /// Filters and rules of the old configuration that the new one has not, in document order.
  public let removed: [Entry]
  /// Filters and rules that both have under different names, by their places in the new one.
  public let renamed: [Entry]
  /// Kinds and relations of the sections of the old and the new configuration, where these differ.
  public let sections: Change<[String]>?

  /// Something that is not as it was.
  public struct Change<Value: Sendable & Hashable>: Sendable, Hashable {
    /// As it was.
    public let old: Value
    /// As it is now.
    public let new: Value
  }

  /// Holds `new` against `old`.
  public init(from old: FilterConfiguration, to new: FilterConfiguration) {
    let (before, after) = (Keyed(old), Keyed(new))
    added = after.entries(notIn: before)
    removed = before.entries(notIn: after)
    renamed = after.entriesNamed(otherwiseThanIn: before)
    let shapes = Change(old: Self.shape(of: old), new: Self.shape(of: new))
    sections = shapes.old == shapes.new ? nil : shapes
  }

  /// Whether the two say the same.
  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && renamed.isEmpty && sections == nil }

  private static func shape(of configuration: FilterConfiguration) -> [String] {
    configuration.sections.map { "\($0.onMatch.rawValue) (\($0.relation.rawValue))" }
  }

  /// Items by what they say.
  private struct Keyed {
    struct Key: Hashable {
      let onMatch: FilterSection.OnMatch
      let relation: GroupRelation?
      let filters: [Filter]
    }

    struct Filter: Hashable, Comparable {
      let field: FilterField
      let comparison: String
      let bytes: [UInt8]

      static func < (left: Filter, right: Filter) -> Bool {
        if left.field != right.field { return left.field < right.field }
        if left.comparison != right.comparison { return left.comparison < right.comparison }
        return left.bytes.lexicographicallyPrecedes(right.bytes)
      }
    }

    private var items: [Key: [(entry: Entry, names: [String?])]] = [:]

    init(_ configuration: FilterConfiguration) {
      for (place, section) in configuration.sections.enumerated() {
        for (number, item) in section.items.enumerated() where !item.conditions.isEmpty {
          let entry = Entry(path: FilterPath(section: place, item: number), onMatch: section.onMatch)
          items[Self.key(of: item, section.onMatch), default: []].append((entry, item.conditions.map(\.name)))
        }
      }
    }

    private static func key(of item: FilterSection.Item, _ onMatch: FilterSection.OnMatch) -> Key {
      let filters = item.conditions.map { condition in
        Filter(field: condition.field, comparison: condition.comparison.rawValue, bytes: condition.pattern.bytes)
      }
      guard case .rule(let rule) = item, filters.count > 1 else {
        return Key(onMatch: onMatch, relation: nil, filters: filters)
      }
      return Key(onMatch: onMatch, relation: rule.relation, filters: filters.sorted())
    }

    func entries(notIn other: Keyed) -> [Entry] {
      items.flatMap { key, own in own.dropFirst(other.items[key]?.count ?? 0).map(\.entry) }
        .sorted { $0.path < $1.path }
    }

    func entriesNamed(otherwiseThanIn other: Keyed) -> [Entry] {
      items.flatMap { key, own in
        zip(own, other.items[key] ?? []).filter { Set($0.names) != Set($1.names) }.map(\.0.entry)
      }.sorted { $0.path < $1.path }
    }
  }
}
