public import Baseline
public import RemoteThread
public import SysmonRules

/// What a generated configuration will drop, and which known-good tuples it leaves alone.
public struct ExcludePlan: Sendable, Hashable {
  /// One rule for each tuple, or for each of its start offsets, in the order of tuples and offsets.
  public let rules: [ExcludeRule]
  /// Known-good tuples that stay logged, in the order of tuples.
  public let leftOut: [LeftOut]
  /// How paths were generalised when the tuples were counted.
  public let generalisation: PathGeneralisation

  /// A known-good tuple that stays logged, and why.
  public struct LeftOut: Sendable, Hashable {
    /// The tuple.
    public let summary: TupleSummary
    /// Why no rule drops it.
    public let reason: LeftOutReason
  }

  /// The configuration to print.
  public var configuration: ExcludeConfiguration {
    ExcludeConfiguration(
      header: [
        "Drops \(rules.count) known-good starts of remote threads and logs every other; "
          + "\(leftOut.count) known-good tuples stay logged.",
        "This must be the only section for CreateRemoteThread: beside a second one, of whatever kind, what matches neither is",
        "not logged.",
      ],
      rules: rules.map { ExcludeConfiguration.Rule(comment: $0.evidence, conditions: $0.conditions) })
  }
}

/// One exclusion: the tuple that it stands for, what it says and what is known of it.
public struct ExcludeRule: Sendable, Hashable {
  /// The known-good tuple.
  public let summary: TupleSummary
  /// The start offset that is pinned, where the start has no other name.
  public let offset: UInt16?
  /// What must match, all of it: SourceImage, TargetImage, StartModule, StartFunction, and StartAddress where the
  /// other four do not tell a start from shellcode.
  public let conditions: [FieldCondition]
  /// Support and blind spot, a line each, without any text from a log.
  public let evidence: [String]
}
