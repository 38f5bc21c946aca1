/// Collects the sections for one event type from the elements of a configuration.
struct SectionReader {
  let schema: SchemaVersion
  let reader: ReaderKind
  let eventType: EventType
  private(set) var sections: [FilterSection] = []
  private(set) var remarks: [ConfigurationRemark] = []
  private(set) var positions: [FilterPath: TextPosition] = [:]
  /// Whether a field that the event does not have ended the reading of its sections.
  private var isLost = false

  init(schema: SchemaVersion, reader: ReaderKind, eventType: EventType) {
    self.schema = schema
    self.reader = reader
    self.eventType = eventType
  }

  /// Finds sections in `container` at any depth. Only a direct parent that is a RuleGroup lends them relation and name.
  mutating func read(_ container: XMLElement, inside group: XMLElement?) throws(ConfigurationError) {
    for child in container.children {
      if child.name == eventType.name {
        try readSection(child, in: group)
      } else if EventType.named(child.name) != nil {
        for filter in child.children { try checkForeign(filter) }
      } else {
        try read(child, inside: child.name.lowercased() == "rulegroup" ? child : nil)
      }
    }
  }

  private mutating func readSection(_ element: XMLElement, in group: XMLElement?) throws(ConfigurationError) {
    guard let onMatch = try onMatch(of: element), !isLost else { return }
    let groupName = try FilterName.none.overridden(by: group, reader)
    var items: [FilterSection.Item] = []
    for child in element.children {
      let item = child.name.lowercased() == "rule" ? try rule(child, groupName) : try plain(child, groupName)
      guard let item else { return }
      items.append(item)
    }
    record(element)
    sections.append(FilterSection(onMatch: onMatch, relation: Self.relation(of: group, schema: schema), items: items))
  }

  private mutating func record(_ section: XMLElement) {
    let place = sections.count
    positions[FilterPath(section: place)] = section.position
    for (item, child) in section.children.enumerated() {
      positions[FilterPath(section: place, item: item)] = child.position
      for (condition, filter) in child.children.enumerated() {
        positions[FilterPath(section: place, item: item, condition: condition)] = filter.position
      }
    }
  }

  private mutating func onMatch(of element: XMLElement) throws(ConfigurationError) -> FilterSection.OnMatch? {
    switch (element.attribute("onmatch"), element.attribute("default")) {
    case (nil, nil):
      remarks.append(ConfigurationRemark(.noOnMatch, at: element.position))
      return nil
    case (.some, .some):
      remarks.append(ConfigurationRemark(.onMatchAndDefault, at: element.position))
      return nil
    case (let value?, nil): return value.lowercased() == "exclude" ? .exclude : .include
    case (nil, "include"): return .exclude
    case (nil, "exclude"): return .include
    case (nil, let value?):
      throw ConfigurationError(
        .attributeValue(value, attribute: "default", of: element.name), at: element.position)
    }
  }

  /// The relation that `group` lends a section; nil where that does not stand in a RuleGroup.
  static func relation(of group: XMLElement?, schema: SchemaVersion) -> GroupRelation {
    guard let text = group?.attribute("groupRelation"), !text.isEmpty else {
      return schema <= .lastJoiningByOr ? .or : .and
    }
    return text.lowercased() == "or" ? .or : .and
  }

  private mutating func rule(
    _ element: XMLElement, _ groupName: FilterName
  ) throws(ConfigurationError) -> FilterSection.Item? {
    let name = try groupName.overridden(by: element, reader)
    var conditions: [FieldCondition] = []
    for child in element.children {
      guard let condition = try condition(child, name) else { return nil }
      conditions.append(condition)
    }
    return .rule(CompoundRule(relation: Self.relation(ofRule: element), conditions: conditions))
  }

  /// The relation inside a `<Rule>`: `or` where it does not say, `and` for whatever else it says.
  static func relation(ofRule element: XMLElement) -> GroupRelation {
    let text = element.attribute("groupRelation") ?? ""
    return text.isEmpty || text.lowercased() == "or" ? .or : .and
  }

  private mutating func plain(
    _ element: XMLElement, _ groupName: FilterName
  ) throws(ConfigurationError) -> FilterSection.Item? {
    try condition(element, groupName).map(FilterSection.Item.condition)
  }

  /// Nil where the event has no such field: then this section and all later ones are lost.
  private mutating func condition(
    _ element: XMLElement, _ inherited: FilterName
  ) throws(ConfigurationError) -> FieldCondition? {
    let comparison = try Comparison(of: element)
    let name = try inherited.overridden(by: element, reader)
    guard let field = FilterField(rawValue: element.name), eventType.has(field) else {
      remarks.append(
        ConfigurationRemark(.incorrectField(element.name, of: eventType.name), at: element.position))
      isLost = true
      return nil
    }
    return FieldCondition(field, comparison, element.value(readBy: reader), name: name.text)
  }

  private func checkForeign(_ element: XMLElement) throws(ConfigurationError) {
    _ = try Comparison(of: element)
    _ = try FilterName.none.overridden(by: element, reader)
    for child in element.children { try checkForeign(child) }
  }
}

extension Comparison {
  /// The attribute condition: `is` where missing or empty, in any letter case.
  init(of element: XMLElement) throws(ConfigurationError) {
    let text = element.attribute("condition") ?? ""
    guard let comparison = text.isEmpty ? .is : Comparison(rawValue: text.lowercased()) else {
      throw ConfigurationError(.unknownCondition(text), at: element.position)
    }
    self = comparison
  }
}

/// The name that a filter leaves behind, as it is handed down from RuleGroup to Rule to filter.
struct FilterName {
  let text: String?

  static let none = FilterName(text: nil)

  /// An own name wins. An empty one counts as none to pugixml, and with libxml2 keeps the inherited name away.
  func overridden(by element: XMLElement?, _ reader: ReaderKind) throws(ConfigurationError) -> FilterName {
    guard let element, let own = element.attribute("name") else { return self }
    guard own.utf8.count <= 255 else {
      throw ConfigurationError(.nameTooLong(bytes: own.utf8.count), at: element.position)
    }
    guard own.isEmpty else { return FilterName(text: own) }
    return reader == .pugixml ? self : .none
  }
}
