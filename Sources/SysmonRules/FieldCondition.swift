import RemoteThread

/// One filter: `<SourceImage condition="is">C:\Windows\System32\csrss.exe</SourceImage>`.
public struct FieldCondition: Sendable, Hashable {
  /// The field of the event.
  public let field: FilterField
  /// How field and value are compared.
  public let comparison: Comparison
  /// The text to compare with, as it stands in the configuration: nothing is trimmed.
  public let value: String
  /// What the event's RuleName becomes where this filter matches; nil leaves it alone.
  ///
  /// A name that the filter has from its `<Rule>` or RuleGroup is filled in here.
  public let name: String?

  let pattern: FilterPattern

  /// Makes a filter.
  public init(_ field: FilterField, _ comparison: Comparison, _ value: String, name: String? = nil) {
    self.field = field
    self.comparison = comparison
    self.value = value
    self.name = name
    pattern = FilterPattern(value, for: comparison)
  }

  /// Whether the field of `event` satisfies the comparison. Where the event's type has no such field, none is satisfied,
  /// negative ones neither.
  public func matches(_ event: FilterEvent) -> Bool {
    guard let value = event[folded: field] else { return false }
    return comparison.matches(pattern: pattern, value: value)
  }

  /// As `matches`, and leaves the filter's name behind where it does.
  func matches(_ event: FilterEvent, leaving name: inout String?) -> Bool {
    guard matches(event) else { return false }
    if let own = self.name { name = own }
    return true
  }
}

extension FieldCondition {
  /// By what was written, to the byte: the pattern follows from that.
  public static func == (left: FieldCondition, right: FieldCondition) -> Bool {
    left.field == right.field && left.comparison == right.comparison
      && ExactText(left.value) == ExactText(right.value) && left.name == right.name
  }

  /// Hashes field, comparison and value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(field)
    hasher.combine(comparison)
    hasher.combine(ExactText(value))
  }
}
