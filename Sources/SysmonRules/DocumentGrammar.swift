/// The grammar against which Sysmon's libxml2 reader checks a configuration, as far as CreateRemoteThread goes.
///
/// Case-sensitive throughout. Which fields the other event types have, and in which schema, is not checked.
struct DocumentGrammar {
  let schema: SchemaVersion

  func check(_ root: XMLElement) throws(ConfigurationError) {
    try check(root, attributes: ["schemaversion"])
    for child in root.children {
      switch child.name {
      case "EventFiltering": try checkFiltering(child)
      case let name where EventNames.options.contains(name): break
      default: throw unexpected(child, in: root)
      }
    }
    try checkNoText(root)
  }

  private func checkFiltering(_ filtering: XMLElement) throws(ConfigurationError) {
    try check(filtering, attributes: [])
    for child in filtering.children {
      if child.name == "RuleGroup" { try checkGroup(child) } else { try checkSection(child, in: filtering) }
    }
    try checkNoText(filtering)
  }

  private func checkGroup(_ group: XMLElement) throws(ConfigurationError) {
    try check(group, attributes: ["name", "groupRelation"])
    guard let relation = group.attribute("groupRelation") else {
      throw ConfigurationError(.missingAttribute("groupRelation", of: group.name), at: group.position)
    }
    guard GroupRelation(rawValue: relation) != nil else {
      throw ConfigurationError(
        .attributeValue(relation, attribute: "groupRelation", of: group.name), at: group.position)
    }
    for child in group.children { try checkSection(child, in: group) }
    try checkNoText(group)
  }

  private func checkSection(_ section: XMLElement, in parent: XMLElement) throws(ConfigurationError) {
    let isOther = EventNames.others.contains(section.name)
    guard isOther || section.name == "CreateRemoteThread" else { throw unexpected(section, in: parent) }
    try check(section, attributes: ["onmatch", "default"])
    for name in ["onmatch", "default"] {
      guard let value = section.attribute(name), !["include", "exclude"].contains(value) else { continue }
      throw ConfigurationError(.attributeValue(value, attribute: name, of: section.name), at: section.position)
    }
    for child in section.children {
      if child.name == "Rule" {
        try checkRule(child)
      } else {
        try checkFilter(child, in: section, mayBeForeign: isOther)
      }
    }
    try checkNoText(section)
  }

  private func checkRule(_ rule: XMLElement) throws(ConfigurationError) {
    try check(rule, attributes: ["name", "groupRelation"])
    for child in rule.children { try checkFilter(child, in: rule, mayBeForeign: true) }
    guard !rule.children.isEmpty else { throw ConfigurationError(.emptyRule, at: rule.position) }
    try checkNoText(rule)
  }

  private func checkFilter(
    _ filter: XMLElement, in parent: XMLElement, mayBeForeign: Bool
  ) throws(ConfigurationError) {
    if let field = FilterField(rawValue: filter.name) {
      guard mayBeForeign && parent.name != "Rule" || field.firstSchema <= schema else {
        throw ConfigurationError(.fieldTooNew(field, schema: schema), at: filter.position)
      }
    } else {
      guard mayBeForeign, EventNames.foreignFields.contains(filter.name) else { throw unexpected(filter, in: parent) }
    }
    try check(filter, attributes: ["name", "condition"])
    if let child = filter.children.first { throw unexpected(child, in: filter) }
  }

  private func check(_ element: XMLElement, attributes: Set<String>) throws(ConfigurationError) {
    guard let other = element.attributes.first(where: { !attributes.contains($0.name) }) else { return }
    throw ConfigurationError(.unexpectedAttribute(other.name, of: element.name), at: element.position)
  }

  private func checkNoText(_ element: XMLElement) throws(ConfigurationError) {
    let hasText = element.content.contains { part in
      switch part {
      case .text(_, let isBlank): !isBlank
      case .cdata: true
      case .element, .gap: false
      }
    }
    if hasText { throw ConfigurationError(.unexpectedText(inside: element.name), at: element.position) }
  }

  private func unexpected(_ element: XMLElement, in parent: XMLElement) -> ConfigurationError {
    ConfigurationError(.unexpectedElement(element.name, inside: parent.name), at: element.position)
  }
}
