public import Baseline
public import RemoteThread

/// Makes the smallest exclusions of what a baseline calls known good.
public enum ExcludeSynthesis {
  /// As few rules as drop the known-good tuples among `tuples` that `policy` allows, or what of them `goal` asks for, and
  /// nothing else.
  ///
  /// The on-set are the known-good starts; the off-set is everything else, seen or not, but for other versions of a path
  /// that varies and other targets of a start that is opened (``TargetGeneralisation``). `generalisation` is the one that the
  /// tuples were counted with. The order of `tuples` does not matter. Same input, same plan, unless the clock of `limit` ends
  /// the search.
  public static func synthesise(
    tuples: [TupleSummary], generalisation: PathGeneralisation = .standard, policy: SynthesisPolicy = .standard,
    goal: RuleGoal = .everything, limit: SearchLimit = .standard
  ) -> ExcludePlan {
    let exact = ExactRules(of: tuples, policy: policy)
    let terms = RuleTerms(exact.rules, policy: policy)
    let knownGood = tuples.reduce(0) { $0 + ($1.isKnownGood ? $1.support.events : 0) }
    let (solution, reached) = solve(terms, goal, of: knownGood, limit)
    let rules = solution.boxes.map {
      ExcludeRule(members: terms.members(of: $0), conditions: terms.conditions(of: $0))
    }
    let isDropped = terms.areMembers(of: solution.boxes)
    let starts = zip(exact.rules, isDropped).filter(\.1).map(\.0)
    let beyond = BeyondGoal.tuples(of: exact.rules, areDropped: isDropped, goal: goal)
    return ExcludePlan(
      rules: rules, starts: starts, leftOut: (exact.leftOut + beyond).sorted { $0.summary.tuple < $1.summary.tuple },
      leastRules: solution.bound, stop: solution.stop, reached: reached, generalisation: generalisation, policy: policy,
      opened: exact.opened.restricted(to: starts))
  }

  private static func solve(
    _ terms: RuleTerms, _ goal: RuleGoal, of knownGood: Int, _ limit: SearchLimit
  ) -> (solution: CoverSolution, reached: ReachedGoal?) {
    let events = terms.events
    let possible = events.values.reduce(0, +)
    guard goal.takesEverything(possible: possible, of: knownGood) else {
      let (solution, reached) = GoalSearch.solve(
        terms.problem, events: events, goal: goal, of: knownGood, limit: limit)
      return (solution, reached)
    }
    let solution = CoverSolver.solve(terms.problem, limit: limit)
    guard goal != .everything else { return (solution, nil) }
    let rules = solution.boxes.count
    let reached = ReachedGoal(
      goal: goal, knownGood: knownGood, possible: possible, rulesForAll: rules, rules: rules, silenced: possible,
      leastRules: solution.bound, mostEvents: possible)
    return (solution, reached)
  }
}
