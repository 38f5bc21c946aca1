import Baseline
import RemoteThread
import SysmonRules

/// Finds rules on varying paths that would drop more than known-good tuples.
enum Overreach {
  /// The tuples whose rules have to go, each with a tuple that would be hidden.
  ///
  /// A tuple whose rule goes has to stay logged itself, which may take another rule with it; so it goes on until no rule
  /// is left that matches one.
  static func found(in rules: [ExcludeRule], among tuples: [TupleSummary]) -> [TupleSummary: ThreadTuple] {
    var found: [TupleSummary: ThreadTuple] = [:]
    var open = rules.filter { $0.conditions.contains(where: \.leavesImageOpen) }
    let dropped = Set(rules.map(\.summary))
    var logged = tuples.filter { !dropped.contains($0) }
    while !open.isEmpty, !logged.isEmpty {
      let events = logged.flatMap { summary in TupleEvents.of(summary).map { (summary.tuple, FilterEvent($0)) } }
      logged = []
      open.removeAll { rule in
        guard found[rule.summary] == nil else { return true }
        guard let hidden = events.first(where: { rule.matches($0.1) }) else { return false }
        found[rule.summary] = hidden.0
        logged.append(rule.summary)
        return true
      }
    }
    return found
  }
}

extension ExcludeRule {
  func matches(_ event: FilterEvent) -> Bool { conditions.allSatisfy { $0.matches(event) } }
}
