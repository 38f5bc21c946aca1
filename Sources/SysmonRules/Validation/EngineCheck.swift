/// What the engine behind both readers refuses or loses: conditions and names, sections that do not say what they are for,
/// fields that the event type does not have, or had not yet.
struct EngineCheck {
  private let reader: ReaderKind
  private let schema: SchemaVersion
  private var findings: [ConfigurationFinding] = []

  static func findings(in document: ConfigurationDocument, reader: ReaderKind) -> [ConfigurationFinding] {
    var check = EngineCheck(reader: reader, schema: document.schema)
    for child in document.root.children where child.name == "EventFiltering" { check.visit(child) }
    return check.findings
  }

  private init(reader: ReaderKind, schema: SchemaVersion) {
    self.reader = reader
    self.schema = schema
  }

  private mutating func visit(_ container: XMLElement) {
    for child in container.children {
      if let type = EventType.named(child.name) {
        checkSection(child, of: type)
      } else {
        if child.name.lowercased() == "rulegroup" { checkName(child) }
        visit(child)
      }
    }
  }

  private mutating func checkSection(_ section: XMLElement, of type: EventType) {
    switch (section.attribute("onmatch"), section.attribute("default")) {
    case (nil, nil): lose(section, "has no onmatch", "write onmatch=\"exclude\" or onmatch=\"include\"")
    case (.some, .some): lose(section, "has both onmatch and default", "remove default")
    case (nil, let value?) where !["include", "exclude"].contains(value):
      refuse(.attributeValue(value, attribute: "default", of: section.name), at: section)
    default: break
    }
    for child in section.children {
      if child.name.lowercased() == "rule" {
        checkName(child)
        for filter in child.children { checkFilter(filter, of: type, isInRule: true) }
      } else {
        checkFilter(child, of: type, isInRule: false)
      }
    }
  }

  private mutating func checkFilter(_ filter: XMLElement, of type: EventType, isInRule: Bool) {
    checkName(filter)
    do throws(ConfigurationError) { _ = try Comparison(of: filter) } catch {
      findings.append(ConfigurationFinding(error, reader: nil))
    }
    let field = FilterField(rawValue: filter.name)
    if field.map(type.has) != true {
      // libxml2's grammar refuses the others itself.
      guard reader == .pugixml || isInRule && field != nil else { return }
      findings.append(
        ConfigurationFinding(
          .error, .incorrectField, at: filter.position,
          "\(type.name) has no field '\(filter.name)': Sysmon loses this section and all later ones of the event type",
          mend: "remove the filter"))
    } else if isInRule, let field {
      checkAge(of: field, at: filter, in: type)
    }
    checkPieces(of: filter)
  }

  /// In a Rule the grammar of a schema lets the fields of all its event types stand, and it is the engine of a program of that
  /// age that loses the section (sysmon-modular issue 100).
  private mutating func checkAge(of field: FilterField, at filter: XMLElement, in type: EventType) {
    let first = type.firstSchema(of: field)
    guard first > schema, EventType.firstSchemaOfAny(with: field) <= schema else { return }
    findings.append(
      ConfigurationFinding(
        .warning, .schemaTooOld, at: filter.position,
        "\(field.rawValue) came to \(type.name) with schema \(first): programs as old as the \(schema) that this configuration says lose this section and all later ones of the event type",
        mend: "raise schemaversion to \(first), or remove the filter"))
  }

  private mutating func checkPieces(of filter: XMLElement) {
    let values = Set(ReaderKind.allCases.map { filter.value(readBy: $0) })
    guard values.count > 1 else { return }
    findings.append(
      ConfigurationFinding(
        .warning, .splitValue, at: filter.position,
        "the value is split by comments or CDATA or is only white space, and Sysmon's two readers take different texts from it",
        mend: "write the value as one piece of text"))
  }

  private mutating func checkName(_ element: XMLElement) {
    guard let bytes = element.attribute("name")?.utf8.count, bytes > 255 else { return }
    refuse(.nameTooLong(bytes: bytes), at: element)
  }

  private mutating func refuse(_ fault: ConfigurationError.Fault, at element: XMLElement) {
    findings.append(ConfigurationFinding(ConfigurationError(fault, at: element.position), reader: nil))
  }

  private mutating func lose(_ section: XMLElement, _ what: String, _ mend: String) {
    findings.append(
      ConfigurationFinding(
        .error, .lostSection, at: section.position,
        "the section \(what), and Sysmon ignores it", mend: mend))
  }
}
