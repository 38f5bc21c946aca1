/// The grammar against which Sysmon's libxml2 reader checks a configuration.
///
/// Case-sensitive throughout. It collects everything that is wrong, in document order; the reader stops at the first.
struct DocumentGrammar {
  private let schema: SchemaVersion
  private var faults: [ConfigurationError] = []

  /// Everything in the document of `root` that the reader refuses.
  static func faults(of root: XMLElement, schema: SchemaVersion) -> [ConfigurationError] {
    var grammar = DocumentGrammar(schema: schema)
    grammar.checkRoot(root)
    return grammar.faults
  }

  private init(schema: SchemaVersion) { self.schema = schema }

  private mutating func checkRoot(_ root: XMLElement) {
    check(root, attributes: ["schemaversion"])
    for child in root.children {
      if child.name == "EventFiltering" { checkFiltering(child) } else { checkOption(child, in: root) }
    }
    checkNoText(root)
  }

  private mutating func checkOption(_ element: XMLElement, in root: XMLElement) {
    guard let option = ConfigurationOption.named(element.name), schema <= option.lastSchema ?? schema else {
      return refuse(element, in: root)
    }
    if option.firstSchema > schema { add(.elementTooNew(option.name, option.firstSchema, schema: schema), at: element) }
    check(element, attributes: [])
    if let child = element.children.first {
      refuse(child, in: element)
    } else if option.isEmpty, !element.content.isEmpty {
      add(.notEmpty(element.name), at: element)
    }
  }

  private mutating func checkFiltering(_ filtering: XMLElement) {
    check(filtering, attributes: [])
    for child in filtering.children {
      if child.name == "RuleGroup" { checkGroup(child) } else { checkSection(child, in: filtering) }
    }
    checkNoText(filtering)
  }

  private mutating func checkGroup(_ group: XMLElement) {
    check(group, attributes: ["name", "groupRelation"])
    if let relation = group.attribute("groupRelation") {
      if GroupRelation(rawValue: relation) == nil {
        add(.attributeValue(relation, attribute: "groupRelation", of: group.name), at: group)
      }
    } else {
      add(.missingAttribute("groupRelation", of: group.name), at: group)
    }
    for child in group.children { checkSection(child, in: group) }
    checkNoText(group)
  }

  private mutating func checkSection(_ section: XMLElement, in parent: XMLElement) {
    guard let type = EventType.named(section.name) else { return refuse(section, in: parent) }
    if type.firstSchema > schema { add(.elementTooNew(type.name, type.firstSchema, schema: schema), at: section) }
    check(section, attributes: ["onmatch", "default"])
    for name in ["onmatch", "default"] {
      guard let value = section.attribute(name), !["include", "exclude"].contains(value) else { continue }
      add(.attributeValue(value, attribute: name, of: section.name), at: section)
    }
    for child in section.children {
      if child.name == "Rule" { checkRule(child) } else { checkFilter(child, in: section, of: type) }
    }
    checkNoText(section)
  }

  private mutating func checkRule(_ rule: XMLElement) {
    check(rule, attributes: ["name", "groupRelation"])
    for child in rule.children { checkFilter(child, in: rule, of: nil) }
    if rule.children.isEmpty { add(.emptyRule, at: rule) }
    checkNoText(rule)
  }

  /// A filter of the section of `type`; nil for one in a `<Rule>`, where the grammar lets the fields of every type stand.
  private mutating func checkFilter(_ filter: XMLElement, in parent: XMLElement, of type: EventType?) {
    guard let field = FilterField(rawValue: filter.name), type?.has(field) ?? true else {
      return refuse(filter, in: parent)
    }
    let first = type?.firstSchema(of: field) ?? EventType.firstSchemaOfAny(with: field)
    if first > schema { add(.fieldTooNew(field, first, schema: schema), at: filter) }
    check(filter, attributes: ["name", "condition"])
    if let child = filter.children.first { refuse(child, in: filter) }
  }

  private mutating func check(_ element: XMLElement, attributes: Set<String>) {
    for other in element.attributes where !attributes.contains(other.name) {
      add(.unexpectedAttribute(other.name, of: element.name), at: element)
    }
  }

  private mutating func checkNoText(_ element: XMLElement) {
    let hasText = element.content.contains { part in
      switch part {
      // Blank is what it reads, also where it is written as a reference.
      case .text(let text, _): !text.utf8.allSatisfy(XMLCursor.isWhiteSpace)
      case .cdata: true
      case .element, .gap: false
      }
    }
    if hasText { add(.unexpectedText(inside: element.name), at: element) }
  }

  private mutating func refuse(_ element: XMLElement, in parent: XMLElement) {
    add(.unexpectedElement(element.name, inside: parent.name), at: element)
  }

  private mutating func add(_ fault: ConfigurationError.Fault, at element: XMLElement) {
    faults.append(ConfigurationError(fault, at: element.position))
  }
}
