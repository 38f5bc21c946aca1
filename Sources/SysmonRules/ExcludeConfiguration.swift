/// A configuration that drops what its rules match and logs every other remote thread.
///
/// One section, one `or` group, one `<Rule groupRelation="and">` for each rule, and names for all rules or none. Both of Sysmon's readers
/// take it alike. Loaded beside a configuration that has a section for CreateRemoteThread it would be a second one, and
/// two exclude sections log nothing at all: that section has to be edited instead.
public struct ExcludeConfiguration: Sendable, Hashable {
  /// A rule with the comment above it.
  public struct Rule: Sendable, Hashable {
    /// Lines of the comment.
    public let comment: [String]
    /// Conditions that must all match; at least one.
    public let conditions: [FieldCondition]
    /// The name that its conditions get; nil for none.
    public let name: String?

    /// Makes a rule.
    public init(comment: [String], conditions: [FieldCondition], name: String? = nil) {
      self.comment = comment
      self.conditions = conditions
      self.name = name
    }

    /// The rule as it is printed, without its comment.
    public func xml() throws(PrintingError) -> String {
      try ExcludeConfiguration.lines(of: Rule(comment: [], conditions: conditions, name: name)).joined(separator: "\n")
    }
  }

  /// Lines of the comment at the top.
  public let header: [String]
  /// The rules in the order of printing.
  public let rules: [Rule]
  /// What the file says as its schemaversion.
  public let schema: SchemaVersion

  /// Makes a configuration.
  public init(header: [String], rules: [Rule], schema: SchemaVersion = .newest) {
    self.header = header
    self.rules = rules
    self.schema = schema
  }

  /// How much of a file is printed.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// A whole configuration that can be loaded.
    case full
    /// A module of sysmon-modular, which its script merges into a configuration.
    case module
    /// The element CreateRemoteThread alone, to stand in a RuleGroup that joins by `or`.
    case section
  }

  /// The file: UTF-8 without byte order mark, LF, two spaces a level. The same for the same rules, always.
  ///
  /// Throws where a rule could not be printed so that every Sysmon reads it as it is meant.
  public func xml(_ format: Format = .full) throws(PrintingError) -> [UInt8] {
    let section = try section()
    guard format != .section else { return Self.bytes(XMLText.comment(header, indent: 6) + section) }
    let note = format == .module && !header.isEmpty ? Self.noteOnModules : []
    return Self.bytes(XMLText.comment(header + note, indent: 0) + Self.whole(section, schema))
  }

  /// `section`, the bytes of a file that holds one section alone, inside of a configuration that does nothing else.
  public static func wrapped(section: [UInt8], schema: SchemaVersion) -> [UInt8] {
    bytes(whole([String(decoding: section, as: UTF8.self)], schema))
  }

  /// The element, and nothing around it.
  private func section() throws(PrintingError) -> [String] {
    guard Set(rules.map { $0.name == nil }).count < 2 else { throw PrintingError.namedInPart }
    var lines = ["      <CreateRemoteThread onmatch=\"exclude\">"]
    for rule in rules { lines += try Self.lines(of: rule) }
    return lines + ["      </CreateRemoteThread>"]
  }

  private static func whole(_ section: [String], _ schema: SchemaVersion) -> [String] {
    let beginning = [
      "<Sysmon schemaversion=\"\(schema)\">", "  <EventFiltering>", "    <RuleGroup name=\"\" groupRelation=\"or\">",
    ]
    return beginning + section + ["    </RuleGroup>", "  </EventFiltering>", "</Sysmon>"]
  }

  private static func bytes(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private static let noteOnModules = [
    "For sysmon-modular: save it as 8_create_remote_thread/exclude_heddle.xml and leave that folder's other files for",
    "exclusion out of the list to merge; beside include_all.xml, what that does not match is not logged either.",
  ]

  fileprivate static func lines(of rule: Rule) throws(PrintingError) -> [String] {
    guard !rule.conditions.isEmpty else { throw PrintingError.emptyRule }
    var lines = XMLText.comment(rule.comment, indent: 8)
    lines.append("        <Rule\(try nameAttribute(of: rule)) groupRelation=\"and\">")
    for condition in rule.conditions {
      try PrintingError.check(condition)
      let name = condition.field.rawValue
      let value = XMLText.escaped(condition.value)
      lines.append("          <\(name) condition=\"\(condition.comparison.rawValue)\">\(value)</\(name)>")
    }
    lines.append("        </Rule>")
    return lines
  }

  private static func nameAttribute(of rule: Rule) throws(PrintingError) -> String {
    guard let name = rule.name else { return "" }
    if let fault = FilterValueFault(in: name, of: .is) { throw PrintingError.name(fault) }
    return " name=\"\(XMLText.escaped(name).replacing("\"", with: "&quot;"))\""
  }
}
