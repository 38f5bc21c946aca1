import RemoteThread
public import SysmonRules

/// Filters and decisions in words for people. Text from a configuration or a log is made safe for a terminal.
public struct FilterWords {
  let configuration: FilterConfiguration

  /// Words for what `configuration` says.
  public init(_ configuration: FilterConfiguration) { self.configuration = configuration }

  /// `SourceImage is 'C:\Windows\System32\csrss.exe'`.
  static func text(_ condition: FieldCondition) -> String {
    "\(condition.field.rawValue) \(condition.comparison.rawValue) '\(PrintableText.escaped(condition.value))'"
  }

  /// `line 7`; `section 1, item 2` where the configuration was not read from a file.
  public func place(of path: FilterPath) -> String {
    if let position = configuration.positions[path] { return "line \(position.line)" }
    let places = [("section", path.section), ("item", path.item), ("filter", path.condition)]
    return places.compactMap { name, place in place.map { "\(name) \($0 + 1)" } }.joined(separator: ", ")
  }

  /// What stands at `path`: the filter, the filters of the rule, or the section.
  func text(at path: FilterPath) -> String {
    let section = configuration.sections[path.section]
    guard let number = path.item else { return "all of the \(section.onMatch.rawValue) section" }
    let item = section.items[number]
    if let condition = path.condition { return Self.text(item.conditions[condition]) }
    guard case .rule(let rule) = item else { return item.conditions.map(Self.text).joined() }
    return "Rule: " + rule.conditions.map(Self.text).joined(separator: " \(rule.relation.rawValue) ")
  }

  /// `line 7: SourceImage is 'C:\…'`, or why nothing matched.
  public func text(_ basis: Decision.Basis) -> String {
    switch basis {
    case .noSection: return "no section for CreateRemoteThread"
    case .matched(let path, _): return "\(place(of: path)): \(text(at: path))"
    case .nothingMatched:
      guard configuration.sections.count == 1 else {
        return "nothing matched, and of several sections none then logs"
      }
      return "nothing matched the \(configuration.sections[0].onMatch.rawValue) section"
    }
  }
}
