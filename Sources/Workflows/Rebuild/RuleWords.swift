import SysmonRules

/// The rules of a configuration as lines, and what came and went between two.
enum RuleWords {
  /// Rules that only one of two configurations has.
  static func changes(
    from old: FilterConfiguration, to new: FilterConfiguration
  ) -> (added: [String], dropped: [String]) {
    let difference = ConfigurationDifference(from: old, to: new)
    return (
      difference.added.map { text(at: $0.path, in: new) }, difference.removed.map { text(at: $0.path, in: old) }
    )
  }

  /// Rules and filters of all sections.
  static func count(_ configuration: FilterConfiguration) -> Int {
    configuration.sections.reduce(0) { $0 + $1.items.count }
  }

  private static func text(at path: FilterPath, in configuration: FilterConfiguration) -> String {
    guard let item = path.item else { return "a whole section" }
    return configuration.sections[path.section].items[item].conditions
      .map { "\($0.field.rawValue) \($0.comparison.rawValue) '\($0.value)'" }.joined(separator: " and ")
  }
}
