/// Chooses products for a goal short of everything: good ones, with a bound on how much better others could be.
///
/// To choose the most valuable products of a given number is maximum coverage, which is as hard as to choose the fewest
/// that cover everything; unlike that, it does not fall apart into the parts of the on-set. So the choice is greedy, once
/// among all candidates and once among those that cover everything, and mended by exchanges.
struct GoalSearch {
  private let goal: RuleGoal
  private let knownGood: Int
  private let candidates: CandidateTable
  private var bound: SilencingBound
  private var effort: SearchEffort

  /// Products of `problem`, in which points have so many `events`, for `goal`, whose share is one of `knownGood` events and
  /// can be reached. Same problem, same products, unless the limit's clock ends the search.
  static func solve(
    _ problem: CoverProblem, events: [CoverPoint: Int], goal: RuleGoal, of knownGood: Int,
    limit: SearchLimit = .standard
  ) -> (solution: CoverSolution, reached: ReachedGoal) {
    var effort = SearchEffort(limit)
    let solved = CoverSolver.solvedParts(of: problem, &effort)
    var search = GoalSearch(
      goal: goal, knownGood: knownGood,
      candidates: CandidateTable(solved, fields: problem.fields, events: events), effort: effort)
    return search.solution(of: problem)
  }

  private init(goal: RuleGoal, knownGood: Int, candidates: CandidateTable, effort: SearchEffort) {
    self.goal = goal
    self.knownGood = knownGood
    self.candidates = candidates
    self.effort = effort
    bound = SilencingBound(candidates)
    bound.tighten(byIndependent: candidates.independentRows(&self.effort))
  }

  private mutating func solution(of problem: CoverProblem) -> (solution: CoverSolution, reached: ReachedGoal) {
    let selections = [Array(candidates.table.rowsOf.indices), candidates.exact].map { selection(from: $0) }
    let best = selections[isBetter(selections[1], selections[0]) ? 1 : 0]
    let silenced = best.worth.events
    let reached = ReachedGoal(
      goal: goal, knownGood: knownGood, possible: candidates.events, rulesForAll: candidates.exact.count,
      rules: best.columns.count, silenced: silenced,
      leastRules: bound.leastRules(for: goal.eventsNeeded(of: knownGood) ?? silenced),
      mostEvents: bound.mostEvents(of: mostRules ?? best.columns.count))
    let boxes = CoverTrimming.trimmed(candidates.boxes(of: best.columns), of: problem)
    let stop = reached.isProvedBest ? nil : effort.stop
    return (CoverSolution(boxes: boxes.sorted(), bound: reached.leastRules, stop: stop), reached)
  }

  private var mostRules: Int? {
    guard case .atMost(let rules) = goal else { return nil }
    return rules
  }

  private mutating func selection(from offered: [Int]) -> RuleSelection {
    guard let needed = goal.eventsNeeded(of: knownGood) else { return mostValuable(from: offered) }
    return fewest(from: offered, silencing: needed)
  }

  private mutating func mostValuable(from offered: [Int]) -> RuleSelection {
    let most = mostRules ?? .max
    var selection = RuleSelection(candidates)
    selection.fill(from: offered, upTo: most) { tighten(by: $0) }
    selection.exchange(&effort)
    selection.dropWorthless()
    selection.fill(from: offered, upTo: most)
    bound.tighten(by: selection)
    return selection
  }

  private mutating func fewest(from offered: [Int], silencing needed: Int) -> RuleSelection {
    var selection = RuleSelection(candidates)
    selection.fill(from: offered, until: needed) { tighten(by: $0) }
    selection.dropNeedless(keeping: needed)
    bound.tighten(by: selection)
    while selection.columns.count > bound.leastRules(for: needed), effort.stop == nil {
      var smaller = selection
      smaller.dropLeast()
      smaller.exchange(until: needed, &effort)
      bound.tighten(by: smaller)
      guard smaller.worth.events >= needed else { break }
      selection = smaller
    }
    return selection
  }

  private mutating func tighten(by selection: RuleSelection) {
    if effort.spend(4 * candidates.cells) { bound.tighten(by: selection) }
  }

  /// Fewer rules where a share is to be reached, else more events; then the other, then fewer characters.
  private func isBetter(_ left: RuleSelection, _ right: RuleSelection) -> Bool {
    let (own, other) = (left.columns.count, right.columns.count)
    if mostRules == nil, own != other { return own < other }
    guard left.worth == right.worth else { return left.worth > right.worth }
    return candidates.table.cost(of: left.columns) < candidates.table.cost(of: right.columns)
  }
}
