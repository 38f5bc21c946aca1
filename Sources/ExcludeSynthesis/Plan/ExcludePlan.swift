public import Baseline
public import RemoteThread
public import SysmonRules

/// What a generated configuration will drop, and which known-good tuples it leaves alone.
public struct ExcludePlan: Sendable {
  /// The rules in the order of printing.
  public let rules: [ExcludeRule]
  /// What the rules drop, by itself: each start once, in the order of tuples and offsets.
  public let starts: [ExactRule]
  /// Known-good tuples that stay logged, in the order of tuples.
  public let leftOut: [LeftOut]
  /// No configuration that drops the same starts and no others has fewer rules; with a goal short of everything, none that
  /// silences what the goal needs (``ReachedGoal/leastRules``).
  public let leastRules: Int
  /// What ended the search for fewer rules before it was done; nil where it was done. Where the goal is everything, the
  /// rules are then proved the fewest.
  public let stop: SearchStop?
  /// What a goal short of everything came to; nil where the rules are for everything that may be excluded.
  public let reached: ReachedGoal?
  /// How paths were generalised when the tuples were counted.
  public let generalisation: PathGeneralisation
  /// What was allowed.
  public let policy: SynthesisPolicy
  /// Starts that are excluded in whatever target.
  let opened: OpenedStarts

  /// A known-good tuple that stays logged, in whole or in part, and why.
  public struct LeftOut: Sendable, Hashable {
    /// The tuple.
    public let summary: TupleSummary
    /// Why no rule drops it, or what of it.
    public let reason: LeftOutReason
    /// Events of it that stay logged.
    public let events: Int

    init(summary: TupleSummary, reason: LeftOutReason, events: Int? = nil) {
      self.summary = summary
      self.reason = reason
      self.events = events ?? summary.support.events
    }
  }

  /// The tuples of ``leftOut`` of which no rule drops a part.
  public var wholeLeftOut: Int { leftOut.count { !$0.reason.isPartial } }

  init(
    rules: [ExcludeRule], starts: [ExactRule], leftOut: [LeftOut], leastRules: Int, stop: SearchStop?,
    reached: ReachedGoal?,
    generalisation: PathGeneralisation, policy: SynthesisPolicy, opened: OpenedStarts
  ) {
    self.rules = rules
    self.leftOut = leftOut
    self.leastRules = leastRules
    self.stop = stop
    self.reached = reached
    self.generalisation = generalisation
    self.policy = policy
    self.opened = opened
    self.starts = starts
  }

  /// The known-good tuples of which at least one start is dropped.
  public var tuples: [TupleSummary] {
    starts.map(\.summary).reduce(into: []) { if $0.last?.tuple != $1.tuple { $0.append($1) } }
  }

  /// Limits that were lifted and needed, in their order.
  public var liftedLimits: [SafetyLimit] { Set(rules.flatMap(\.lifted)).sorted() }

  /// The configuration to print, for the schema of the policy.
  public func configuration(withComments: Bool = true, named: Bool = false) -> ExcludeConfiguration {
    ExcludeConfiguration(
      header: withComments ? header : [],
      rules: rules.enumerated().map { place, rule in
        ExcludeConfiguration.Rule(
          comment: withComments ? rule.evidence : [], conditions: rule.conditions,
          name: named ? "heddle \(place + 1)" : nil)
      },
      schema: policy.schema)
  }

  /// The configuration as it is printed unless something else is asked for.
  public var configuration: ExcludeConfiguration { configuration() }

  private var header: [String] {
    let starts = starts.count
    let part =
      wholeLeftOut == leftOut.count ? "" : ", \(CountText.grouped(leftOut.count - wholeLeftOut)) of them in part"
    let rest = leftOut.isEmpty ? "" : "; \(CountText.counted(leftOut.count, "known-good tuple")) stay logged\(part)"
    return [
      "Drops \(CountText.counted(starts, "known-good start")) of remote threads by \(CountText.counted(rules.count, "rule")) "
        + "and logs every other\(rest).",
      "This must be the only section for CreateRemoteThread: beside a second one, of whatever kind, what matches neither is",
      "not logged.",
    ] + (reached.map { ["Asked for: \($0.goal)\($0.isOutOfReach ? ", more than may be excluded" : "")."] } ?? [])
      + liftedLimits.map { "Limit lifted (\($0.rawValue)): \($0.warning)" }
  }
}

/// One rule of a configuration: known-good starts that one product of values stands for.
public struct ExcludeRule: Sendable, Hashable {
  /// What it drops, and nothing else but versions of the same paths; in the order of tuples and offsets.
  public let members: [ExactRule]
  /// What must match, all of it.
  public let conditions: [FieldCondition]
  /// Support and blind spot, a line each, without any text from a log.
  public let evidence: [String]

  init(members: [ExactRule], conditions: [FieldCondition]) {
    self.members = members
    self.conditions = conditions
    evidence = Evidence.lines(of: members, conditions: conditions)
  }

  /// Limits that were lifted for one of its members, in their order.
  public var lifted: [SafetyLimit] { Set(members.flatMap(\.lifted)).sorted() }
}
