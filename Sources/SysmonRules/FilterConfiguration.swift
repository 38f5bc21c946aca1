/// What a Sysmon configuration says about CreateRemoteThread.
public struct FilterConfiguration: Sendable, Hashable {
  /// The attribute schemaversion.
  public let schemaVersion: SchemaVersion
  /// The sections that the engine keeps, in document order.
  public let sections: [FilterSection]
  /// What the engine dropped without refusing the configuration, in document order.
  public let remarks: [ConfigurationRemark]

  /// Makes a configuration.
  public init(
    schemaVersion: SchemaVersion = .newest, sections: [FilterSection], remarks: [ConfigurationRemark] = []
  ) {
    self.schemaVersion = schemaVersion
    self.sections = sections
    self.remarks = remarks
  }

  /// What becomes of `event`.
  ///
  /// All exclude sections are asked before the include sections, and among each kind the last in the document first; the
  /// first that matches decides. Where none does, a lone section has its say (exclude: logged), and with two or more
  /// sections, of whatever kinds, nothing is logged.
  public func decide(_ event: FilterEvent) -> Decision {
    var name: String?
    for kind in [FilterSection.OnMatch.exclude, .include] {
      for section in sections.reversed() where section.onMatch == kind {
        if section.matches(event, leaving: &name) { return Decision(logged: kind == .include, ruleName: name) }
      }
    }
    return Decision(logged: sections.count == 1 && sections[0].onMatch == .exclude, ruleName: nil)
  }
}

/// What the engine does with one event.
public struct Decision: Sendable, Hashable {
  /// Whether the event is logged.
  public let logged: Bool
  /// The RuleName it gets; nil prints as `-`.
  ///
  /// The last matching filter with a name leaves it, even one inside a rule or section that went on to fail. For a
  /// dropped event it names the filter that dropped it, which shows nowhere.
  public let ruleName: String?

  /// Makes a decision.
  public init(logged: Bool, ruleName: String? = nil) {
    self.logged = logged
    self.ruleName = ruleName
  }
}
