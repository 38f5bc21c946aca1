/// A configuration that drops what its rules match and logs every other remote thread.
///
/// One section, one `or` group, one `<Rule groupRelation="and">` for each rule, and no names. Both of Sysmon's readers
/// take it alike. Loaded beside a configuration that has a section for CreateRemoteThread it would be a second one, and
/// two exclude sections log nothing at all: that section has to be edited instead.
public struct ExcludeConfiguration: Sendable, Hashable {
  /// A rule with the comment above it.
  public struct Rule: Sendable, Hashable {
    /// Lines of the comment.
    public let comment: [String]
    /// Conditions that must all match; at least one.
    public let conditions: [FieldCondition]

    /// Makes a rule.
    public init(comment: [String], conditions: [FieldCondition]) {
      self.comment = comment
      self.conditions = conditions
    }

    /// The rule as it is printed, without its comment.
    public func xml() throws(PrintingError) -> String {
      try ExcludeConfiguration.lines(of: Rule(comment: [], conditions: conditions)).joined(separator: "\n")
    }
  }

  /// Lines of the comment at the top.
  public let header: [String]
  /// The rules in the order of printing.
  public let rules: [Rule]

  /// Makes a configuration.
  public init(header: [String], rules: [Rule]) {
    self.header = header
    self.rules = rules
  }

  /// The file: UTF-8 without byte order mark, LF, two spaces a level. The same for the same rules, always.
  ///
  /// Throws where a rule could not be printed so that every Sysmon reads it as it is meant.
  public func xml() throws(PrintingError) -> [UInt8] {
    var lines = XMLText.comment(header, indent: 0)
    lines += [
      "<Sysmon schemaversion=\"\(SchemaVersion.newest)\">", "  <EventFiltering>",
      "    <RuleGroup name=\"\" groupRelation=\"or\">", "      <CreateRemoteThread onmatch=\"exclude\">",
    ]
    for rule in rules { lines += try Self.lines(of: rule) }
    lines += ["      </CreateRemoteThread>", "    </RuleGroup>", "  </EventFiltering>", "</Sysmon>", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  fileprivate static func lines(of rule: Rule) throws(PrintingError) -> [String] {
    guard !rule.conditions.isEmpty else { throw PrintingError.emptyRule }
    var lines = XMLText.comment(rule.comment, indent: 8)
    lines.append("        <Rule groupRelation=\"and\">")
    for condition in rule.conditions {
      try PrintingError.check(condition)
      let name = condition.field.rawValue
      let value = XMLText.escaped(condition.value)
      lines.append("          <\(name) condition=\"\(condition.comparison.rawValue)\">\(value)</\(name)>")
    }
    lines.append("        </Rule>")
    return lines
  }
}
