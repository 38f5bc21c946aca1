public import Baseline
import RemoteThread
public import SysmonRules

/// One known-good start and what a rule has to say to drop it and nothing else.
///
/// A tuple has one, or one for each of its known-good offsets where StartFunction is blank.
public struct ExactRule: Sendable, Hashable {
  /// The known-good tuple.
  public let summary: TupleSummary
  /// The start offset that is pinned, where the start has no other name.
  public let offset: UInt16?
  /// What must match, all of it: SourceImage, TargetImage, StartModule, StartFunction, and StartAddress where the
  /// other four do not tell a start from shellcode.
  public let conditions: [FieldCondition]
  /// Limits that would have forbidden it and were lifted, in their order.
  public let lifted: [SafetyLimit]
  /// Whether its target is any but the guarded ones, rather than the tuple's own.
  public let hasOpenTarget: Bool
}

/// The known-good tuples of a baseline as exact rules, and those for which there can be none.
public struct ExactRules: Sendable, Hashable {
  /// In the order of tuples and offsets.
  public private(set) var rules: [ExactRule] = []
  /// Known-good tuples that stay logged, in the order of tuples.
  public private(set) var leftOut: [ExcludePlan.LeftOut] = []
  /// Starts that are excluded in whatever target.
  let opened: OpenedStarts

  /// The exact rules for the known-good tuples among `tuples`, whose order does not matter.
  public init(of tuples: [TupleSummary], policy: SynthesisPolicy = .standard) {
    let overreach = Overreach(tuples)
    opened = OpenedStarts(tuples, overreach: overreach, policy: policy)
    for summary in tuples.sorted(by: { $0.tuple < $1.tuple }) where summary.isKnownGood {
      do throws(LeftOutReason) {
        let made = try Self.rules(for: summary, opened: opened, policy: policy)
        if let reason = made.first.flatMap(overreach.reason) { throw reason }
        rules += made
      } catch {
        leftOut.append(ExcludePlan.LeftOut(summary: summary, reason: error))
      }
    }
  }

  private static func rules(
    for summary: TupleSummary, opened: OpenedStarts, policy: SynthesisPolicy
  ) throws(LeftOutReason) -> [ExactRule] {
    let (tuple, example) = (summary.tuple, summary.example)
    var limits = LimitCheck(lifting: policy.lifted)
    let starts = try StartConditions.made(for: summary, &limits)
    let source = try ImageConditions(field: .sourceImage, value: tuple.source, example: example.source).made(&limits)
    let isOpen = opened.holds(tuple)
    let target =
      isOpen
      ? opened.targetConditions
      : try ImageConditions(field: .targetImage, value: tuple.target, example: example.target).made(&limits)
    if !isOpen, SensitiveTarget.isAt(tuple.target), !SystemStart.contains(tuple) {
      guard limits.allows(.sensitiveTargets) else { throw .sensitiveTarget }
    }
    return starts.map { start in
      ExactRule(
        summary: summary, offset: start.offset, conditions: source + target + start.conditions,
        lifted: limits.used.sorted(), hasOpenTarget: isOpen)
    }
  }
}
