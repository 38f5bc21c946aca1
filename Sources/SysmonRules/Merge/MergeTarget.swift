/// A section for CreateRemoteThread where it stands in a file.
struct SectionPlace {
  let element: XMLElement
  /// The direct parent, where that is a RuleGroup.
  let group: XMLElement?

  /// All of them, in document order, as ``SectionReader`` finds them.
  static func all(in root: XMLElement) -> [SectionPlace] {
    var found: [SectionPlace] = []
    func visit(_ container: XMLElement, _ group: XMLElement?) {
      for child in container.children {
        if child.name == EventType.createRemoteThread.name {
          found.append(SectionPlace(element: child, group: group))
        } else if EventType.named(child.name) == nil {
          visit(child, child.name.lowercased() == "rulegroup" ? child : nil)
        }
      }
    }
    for child in root.children where child.name == "EventFiltering" { visit(child, nil) }
    return found
  }
}

/// The file that exclusions are merged into, read, with the section that takes them.
struct MergeTarget {
  /// The text as UTF-8; all places are in it.
  let text: [UInt8]
  let root: XMLElement
  /// The last `<EventFiltering>`.
  let filtering: XMLElement?
  /// The section that takes the exclusions; nil where there has to be a new one.
  let place: SectionPlace?
  /// What an earlier merge put into it, with the two comments around it.
  let marked: Range<Int>?
  private(set) var remarks: [String] = []
  private let configuration: FilterConfiguration
  /// The reader that took the file, and has to take the result.
  private let reader: ReaderKind
  /// The place of the section among the configuration's.
  private let number: Int?

  init(_ file: [UInt8], isForced: Bool) throws(MergeError) {
    reader = try Self.reader(for: file, isForced: isForced)
    let (text, root, configuration) = try Self.read(file, by: reader)
    if let lost = configuration.remarks.first { throw .lostSection(lost) }
    (self.text, self.root, self.configuration) = (text, root, configuration)
    filtering = root.children.last { $0.name == "EventFiltering" }
    let places = SectionPlace.all(in: root)
    let number = configuration.sections.firstIndex { $0.onMatch == .exclude }
    let place = number.map { places[$0] }
    (self.number, self.place) = (number, place)
    marked = if let place { try MergeMark.range(in: place.element, of: text) } else { nil }
    try check(places, isForced: isForced)
  }

  /// Throws, or remarks, where the result would not be what is most likely meant.
  private mutating func check(_ places: [SectionPlace], isForced: Bool) throws(MergeError) {
    if let include = configuration.sections.firstIndex(where: { $0.onMatch == .include }) {
      let position = places[include].element.position
      guard isForced else { throw .includeSection(position) }
      remarks.append("beside the include section at \(position) what matches neither is not logged")
    } else if places.count > 1 {
      guard isForced else { throw .severalSections(places.map(\.element.position)) }
      remarks.append(
        "the file has \(places.count) exclude sections, and Sysmon logs no remote thread, whatever they say")
    } else if places.isEmpty {
      remarks.append(
        "the file had no section for CreateRemoteThread, and Sysmon logged none; now it logs what is not excluded")
    }
    if let place, needsGroup, place.group?.attribute("groupRelation")?.isEmpty == false {
      throw .joinedByAnd(place.element.position)
    }
  }

  /// The strict one, but for a file that it refuses and that is to be forced.
  private static func reader(for file: [UInt8], isForced: Bool) throws(MergeError) -> ReaderKind {
    do throws(ConfigurationError) {
      let document = try ConfigurationDocument(file)
      return isForced && !document.strictFaults.isEmpty ? .pugixml : .libxml2
    } catch {
      throw .refused(error)
    }
  }

  private static func read(
    _ file: [UInt8], by reader: ReaderKind
  ) throws(MergeError) -> (text: [UInt8], root: XMLElement, FilterConfiguration) {
    do throws(ConfigurationError) {
      let document = try ConfigurationDocument(file)
      return (
        try SourceText(file).bytes, document.root,
        try FilterConfiguration(document, reader: reader, eventType: .createRemoteThread)
      )
    } catch {
      throw .refused(error)
    }
  }

  /// Whether the section has to get a RuleGroup of its own, for without one its filters are joined by `and`.
  var needsGroup: Bool { number.map { configuration.sections[$0].relation == .and } ?? false }

  /// The items of the section that do not stand in the range.
  func ownItems(besides range: Range<Int>?) -> [FilterSection.Item] {
    guard let number, let place else { return [] }
    return zip(place.element.children, configuration.sections[number].items)
      .filter { child, _ in range?.contains(child.startTag.lowerBound) != true }.map(\.1)
  }

  /// Whether `or` joins `items`, those of an `and` section, as `and` does: where there is one, or where all are plain
  /// filters on one field, which the engine takes for alternatives.
  static func meansTheSame(_ items: [FilterSection.Item]) -> Bool {
    guard items.count > 1 else { return true }
    let fields = items.map { item -> FilterField? in
      if case .condition(let condition) = item { condition.field } else { nil }
    }
    return fields[0] != nil && Set(fields).count == 1
  }

  /// Throws unless `file`, the result, says what the target said, and in its section `items`.
  func prove(_ file: [UInt8], items: [FilterSection.Item]) throws(MergeError) {
    let (_, _, result) = try Self.read(file, by: reader)
    var expected = configuration.sections
    let changed = number ?? expected.count
    if number == nil { expected.append(FilterSection(onMatch: .exclude, relation: .or, items: [])) }
    guard result.remarks.isEmpty, result.sections.count == expected.count else { throw .notProved }
    for (place, pair) in zip(result.sections, expected).enumerated() {
      let isRight =
        place == changed
        ? pair.0.onMatch == .exclude && pair.0.relation == .or && Self.counted(pair.0.items) == Self.counted(items)
        : pair.0 == pair.1
      guard isRight else { throw .notProved }
    }
  }

  private static func counted(_ items: [FilterSection.Item]) -> [FilterSection.Item: Int] {
    items.reduce(into: [:]) { $0[$1.unnamed, default: 0] += 1 }
  }
}

extension FilterSection.Item {
  /// The item without names, which a RuleGroup may lend.
  fileprivate var unnamed: FilterSection.Item {
    func unnamed(_ condition: FieldCondition) -> FieldCondition {
      FieldCondition(condition.field, condition.comparison, condition.value)
    }
    return switch self {
    case .condition(let condition): .condition(unnamed(condition))
    case .rule(let rule): .rule(CompoundRule(relation: rule.relation, conditions: rule.conditions.map(unnamed)))
    }
  }
}
