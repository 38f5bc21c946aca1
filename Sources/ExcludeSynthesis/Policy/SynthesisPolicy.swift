public import SysmonRules

/// What a configuration may exclude, and for which Sysmon it is.
public struct SynthesisPolicy: Sendable, Hashable {
  /// Limits that are lifted.
  public let lifted: Set<SafetyLimit>
  /// When a start is excluded in whatever target; nil for never.
  public let targetGeneralisation: TargetGeneralisation?
  /// The schema version of the configuration: its conditions are those that a Sysmon of that version knows.
  public let schema: SchemaVersion

  /// Every limit in force, targets generalised as usual, for the newest schema.
  public static let standard = SynthesisPolicy()

  /// Makes a policy.
  public init(
    lifted: Set<SafetyLimit> = [], targetGeneralisation: TargetGeneralisation? = .standard,
    schema: SchemaVersion = .newest
  ) {
    self.lifted = lifted
    self.targetGeneralisation = targetGeneralisation
    self.schema = schema
  }

  /// The oldest schema that a configuration can be made for: `<Rule>` came with it.
  public static let oldestSchema = SchemaVersion(major: 4, minor: 22)

  /// Whether `comparison` is known to a Sysmon of the schema.
  func knows(_ comparison: Comparison) -> Bool { comparison.firstSchema <= schema }
}
