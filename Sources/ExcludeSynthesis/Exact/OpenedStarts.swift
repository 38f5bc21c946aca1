import Baseline
import RemoteThread
import SysmonRules

/// Starts that are excluded in whatever target (``TargetGeneralisation``), but for the guarded ones.
struct OpenedStarts: Sendable, Hashable {
  private struct Origin: Hashable {
    let source: String
    let start: ThreadStart
  }

  private var origins: Set<Origin>
  /// What a rule says of the target of an opened start.
  let targetConditions: [FieldCondition]

  /// None where the policy has no generalisation of targets.
  init(_ tuples: [TupleSummary], overreach: Overreach, policy: SynthesisPolicy) {
    let conditions = Self.conditions(policy)
    targetConditions = conditions
    guard let thresholds = policy.targetGeneralisation else {
      origins = []
      return
    }
    let known = tuples.filter { $0.isKnownGood && Self.isOpen($0.tuple.target, conditions) }
    let quarantined = Set(
      tuples.filter { $0.status == .quarantined }.map { Origin(source: $0.tuple.source, start: $0.tuple.start) })
    let byOrigin = Dictionary(grouping: known) { Origin(source: $0.tuple.source, start: $0.tuple.start) }
    let wide = byOrigin.filter { origin, summaries in
      !quarantined.contains(origin) && summaries.count >= thresholds.targets
        && summaries.reduce(0) { $0 + $1.support.hostDays } >= thresholds.hostDays
        && summaries.allSatisfy { Self.isHarmless($0, overreach) }
    }
    origins = Set(wide.keys)
  }

  /// Those that one of `rules` drops.
  func restricted(to rules: [ExactRule]) -> OpenedStarts {
    let dropped = rules.filter(\.hasOpenTarget).map(\.summary.tuple).map { Origin(source: $0.source, start: $0.start) }
    var restricted = self
    restricted.origins.formIntersection(dropped)
    return restricted
  }

  /// Whether the tuple's start is opened and its target is not a guarded one.
  func holds(_ tuple: ThreadTuple) -> Bool {
    origins.contains(Origin(source: tuple.source, start: tuple.start)) && Self.isOpen(tuple.target, targetConditions)
  }

  /// A start with a name, in a source and a module that are closed to users, of a function that loads nothing.
  private static func isHarmless(_ summary: TupleSummary, _ overreach: Overreach) -> Bool {
    guard summary.tuple.start.function != nil else { return false }
    var limits = LimitCheck()
    let source = ImageConditions(
      field: .sourceImage, value: summary.tuple.source, example: summary.example.source)
    guard let starts = try? StartConditions.made(for: summary, &limits), let start = starts.first,
      let conditions = try? source.made(&limits)
    else { return false }
    let rule = ExactRule(
      summary: summary, offset: nil, conditions: conditions + start.conditions, lifted: [], hasOpenTarget: true)
    return overreach.reason(against: rule) == nil
  }

  private static func isOpen(_ target: String, _ conditions: [FieldCondition]) -> Bool {
    let event = FilterEvent([.targetImage: target])
    return conditions.allSatisfy { $0.matches(event) }
  }

  /// Everything but the sensitive targets, in whatever folder, and processes that Sysmon could not name.
  private static func conditions(_ policy: SynthesisPolicy) -> [FieldCondition] {
    let guarded = SensitiveTarget.fileNames.map { "\\" + $0 } + [ImagePath.unknownProcess]
    guard policy.knows(.excludesAny) else { return guarded.map { FieldCondition(.targetImage, .excludes, $0) } }
    return [FieldCondition(.targetImage, .excludesAny, guarded.joined(separator: ";"))]
  }
}
