/// A section of any event type as far as it can be made out, also where Sysmon would refuse the file: what the checks of
/// meaning look at.
struct SectionPicture {
  struct Filter {
    /// With the name that it leaves behind, its own or a handed-down one.
    let condition: FieldCondition
    let element: XMLElement
    var position: TextPosition { element.position }
  }

  struct Item {
    /// The relation inside a `<Rule>`; nil for a plain filter.
    let ruleRelation: GroupRelation?
    let filters: [Filter]
    /// What the filters say.
    let conditions: [FieldCondition]
    let element: XMLElement

    init(ruleRelation: GroupRelation?, filters: [Filter], element: XMLElement) {
      self.ruleRelation = ruleRelation
      self.filters = filters
      conditions = filters.map(\.condition)
      self.element = element
    }
  }

  let eventType: EventType
  let onMatch: FilterSection.OnMatch
  let relation: GroupRelation
  let items: [Item]
  let element: XMLElement
  /// The RuleGroup that the section stands in.
  let group: XMLElement?

  var filters: [Filter] { items.flatMap(\.filters) }
  var isForRemoteThreads: Bool { eventType == .createRemoteThread }

  /// Every section of `document`, in document order; without those that are lost for not saying what a match does.
  static func all(in document: ConfigurationDocument, reader: ReaderKind) -> [SectionPicture] {
    var found: [SectionPicture] = []
    func visit(_ container: XMLElement, _ group: XMLElement?) {
      for child in container.children {
        if let type = EventType.named(child.name) {
          if let section = SectionPicture(child, of: type, in: group, document, reader) { found.append(section) }
        } else {
          visit(child, child.name.lowercased() == "rulegroup" ? child : nil)
        }
      }
    }
    for child in document.root.children where child.name == "EventFiltering" { visit(child, nil) }
    return found
  }

  private init?(
    _ element: XMLElement, of type: EventType, in group: XMLElement?, _ document: ConfigurationDocument,
    _ reader: ReaderKind
  ) {
    switch (element.attribute("onmatch"), element.attribute("default")) {
    case (let value?, nil): onMatch = value.lowercased() == "exclude" ? .exclude : .include
    case (nil, "include"): onMatch = .exclude
    case (nil, "exclude"): onMatch = .include
    default: return nil
    }
    eventType = type
    relation = SectionReader.relation(of: group, schema: document.schema)
    self.element = element
    self.group = group
    let groupName = FilterName.none.replaced(by: group, reader)
    items = element.children.map { Self.item($0, of: type, reader, groupName) }
  }

  private static func item(
    _ element: XMLElement, of type: EventType, _ reader: ReaderKind, _ groupName: FilterName
  ) -> Item {
    guard element.name.lowercased() == "rule" else {
      let filter = filter(element, of: type, reader, groupName)
      return Item(ruleRelation: nil, filters: [filter].compactMap(\.self), element: element)
    }
    let name = groupName.replaced(by: element, reader)
    return Item(
      ruleRelation: SectionReader.relation(ofRule: element),
      filters: element.children.compactMap { filter($0, of: type, reader, name) }, element: element)
  }

  private static func filter(
    _ element: XMLElement, of type: EventType, _ reader: ReaderKind, _ inherited: FilterName
  ) -> Filter? {
    guard let field = FilterField(rawValue: element.name), type.has(field),
      let comparison = try? Comparison(of: element)
    else { return nil }
    let condition = FieldCondition(
      field, comparison, element.value(readBy: reader), name: inherited.replaced(by: element, reader).text)
    return Filter(condition: condition, element: element)
  }
}

extension FilterName {
  /// As `overridden`, where a name that is too long, which refuses the whole file, counts as none.
  fileprivate func replaced(by element: XMLElement?, _ reader: ReaderKind) -> FilterName {
    (try? overridden(by: element, reader)) ?? self
  }
}
