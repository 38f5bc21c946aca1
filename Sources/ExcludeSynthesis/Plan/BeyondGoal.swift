import Baseline
import RemoteThread

/// The known-good tuples that could be excluded and are not, because the goal is reached without or asks for fewer rules.
enum BeyondGoal {
  /// Tuples of which `rules` has starts that are not dropped, in the order of `rules`.
  static func tuples(of rules: [ExactRule], areDropped: [Bool], goal: RuleGoal) -> [ExcludePlan.LeftOut] {
    guard areDropped.contains(false) else { return [] }
    var summaries: [TupleSummary] = []
    var starts: [ThreadTuple: (logged: Int, dropped: Int, droppedEvents: Int)] = [:]
    for (rule, isDropped) in zip(rules, areDropped) {
      if summaries.last?.tuple != rule.summary.tuple { summaries.append(rule.summary) }
      var known = starts[rule.summary.tuple] ?? (0, 0, 0)
      if isDropped {
        known.dropped += 1
        known.droppedEvents += rule.events
      } else {
        known.logged += 1
      }
      starts[rule.summary.tuple] = known
    }
    return summaries.compactMap { summary in
      guard let known = starts[summary.tuple], known.logged > 0 else { return nil }
      return ExcludePlan.LeftOut(
        summary: summary, reason: .beyondGoal(goal, starts: known.logged, of: known.logged + known.dropped),
        events: summary.support.events - known.droppedEvents)
    }
  }
}
