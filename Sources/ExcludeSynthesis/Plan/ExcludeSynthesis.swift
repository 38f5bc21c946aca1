public import Baseline
public import RemoteThread

/// Makes the smallest exclusions of what a baseline calls known good.
public enum ExcludeSynthesis {
  /// As few rules as drop the known-good tuples among `tuples` that `policy` allows, and nothing else.
  ///
  /// The on-set are the known-good starts; the off-set is everything else, seen or not, but for other versions of a path
  /// that varies and other targets of a start that is opened (``TargetGeneralisation``). `generalisation` is the one that the
  /// tuples were counted with. The order of `tuples` does not matter. Same input, same plan, unless the clock of `limit` ends
  /// the search.
  public static func synthesise(
    tuples: [TupleSummary], generalisation: PathGeneralisation = .standard, policy: SynthesisPolicy = .standard,
    limit: SearchLimit = .standard
  ) -> ExcludePlan {
    let exact = ExactRules(of: tuples, policy: policy)
    let terms = RuleTerms(exact.rules, policy: policy)
    let solution = CoverSolver.solve(terms.problem, limit: limit)
    return ExcludePlan(
      rules: solution.boxes.map { ExcludeRule(members: terms.members(of: $0), conditions: terms.conditions(of: $0)) },
      leftOut: exact.leftOut, leastRules: solution.bound, stop: solution.stop, generalisation: generalisation,
      policy: policy, opened: exact.opened)
  }
}
