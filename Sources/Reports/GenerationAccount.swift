import Baseline
import ExcludeSynthesis
import RemoteThread
public import Workflows

/// What a generated configuration does, in words for people.
public enum GenerationAccount {
  /// `12 rules, as few as can be, for 40 starts of 38 known-good tuples; 3 known-good tuples left logged`.
  public static func summary(_ outcome: Generation.Outcome) -> String {
    let plan = outcome.plan
    return "\(CountText.counted(plan.rules.count, "rule")), \(optimality(outcome)), for "
      + "\(CountText.counted(plan.starts.count, "start")) of \(CountText.counted(plan.tuples.count, "known-good tuple")); "
      + "\(CountText.counted(plan.leftOut.count, "known-good tuple")) left logged\(partly(plan))"
  }

  private static func partly(_ plan: ExcludePlan) -> String {
    let partial = plan.leftOut.count - plan.wholeLeftOut
    return partial == 0 ? "" : ", \(CountText.grouped(partial)) of them in part"
  }

  private static func optimality(_ outcome: Generation.Outcome) -> String {
    let plan = outcome.plan
    if let reached = plan.reached { return optimality(plan, reached) }
    guard let stop = plan.stop else { return "the fewest that can be" }
    return "at most \(CountText.grouped(plan.rules.count - plan.leastRules)) more than the fewest "
      + "(\(stop.rawValue) ended the search)"
  }

  private static func optimality(_ plan: ExcludePlan, _ reached: ReachedGoal) -> String {
    let does =
      reached.isOutOfReach
      ? "that can silence all that may be"
      : reached.needed == nil ? "that can silence as much" : "that can reach the share"
    let gap = reached.rules - reached.leastRules
    let fewest = gap == 0 ? "the fewest \(does)" : "at most \(CountText.grouped(gap)) more than the fewest \(does)"
    return fewest + (plan.stop.map { " (\($0.rawValue) ended the search)" } ?? "")
  }

  /// `3,981 of the 7,621 known-good events are silenced, 3,811 were asked for (a share of 0.5); 4,598 may be excluded, which
  /// takes 12 rules`; nil where everything was asked for.
  public static func goal(_ outcome: Generation.Outcome) -> String? {
    guard let reached = outcome.plan.reached else { return nil }
    return
      "\(CountText.grouped(reached.silenced)) of the \(CountText.counted(reached.knownGood, "known-good event")) are silenced, "
      + "\(asked(reached)); \(CountText.grouped(reached.possible)) may be excluded, which takes "
      + CountText.counted(reached.rulesForAll, "rule")
  }

  private static func asked(_ reached: ReachedGoal) -> String {
    if case .share(let share) = reached.goal, let needed = reached.needed {
      return "\(CountText.grouped(needed)) were asked for (a share of \(share))"
    }
    let most = "the most that \(CountText.counted(reached.rules, "rule")) can"
    let gap = reached.mostEvents - reached.silenced
    return gap == 0 ? most : "at most \(CountText.grouped(gap)) fewer than \(most)"
  }

  /// That the limits keep more back than the share that was asked for leaves, and what could be asked for; nil where they
  /// do not.
  public static func outOfReach(_ outcome: Generation.Outcome) -> String? {
    guard let reached = outcome.plan.reached, reached.isOutOfReach, case .share(let share) = reached.goal else {
      return nil
    }
    let share4 = Decimals.fixed(
      (Double(reached.possible) / Double(reached.knownGood) * 10_000).rounded(.down) / 10_000, places: 4)
    return
      "a share of \(share) of the known-good events is out of reach: \(CountText.grouped(reached.knownGood - reached.possible)) "
      + "of the \(CountText.grouped(reached.knownGood)) may not be excluded (see 'left logged'); all others are, a share of "
      + "\(share4), and fewer rules do for less than that"
  }

  /// `silenced: 93.1 % of the known-good events, 80.2 % of all; about 512 events a day would still be logged`.
  public static func coverage(_ outcome: Generation.Outcome) -> String {
    let coverage = outcome.coverage
    let silenced = coverage.silenced.events + coverage.opened.events
    return "silenced: \(percent(coverage.silenced.events, of: coverage.knownGood.events)) of the known-good events, "
      + "\(percent(silenced, of: coverage.all.events)) of all; about "
      + "\(CountText.counted(Int(coverage.residualADay.rounded()), "event")) a day would still be logged"
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : Decimals.fixed(Double(part) * 100 / Double(whole), places: 1) + " %"
  }

  /// `proved by replay: 40 sample events of these tuples dropped, 38 sample events of all others and …`.
  public static func proof(_ outcome: Generation.Outcome) -> String {
    let proof = outcome.proof
    let logged = proof.probes - proof.hiddenProbes
    return "proved by replay: \(CountText.counted(proof.dropped, "sample event")) of these starts dropped, "
      + "\(CountText.counted(proof.logged, "sample event")) of all others and "
      + "\(CountText.counted(logged, "attack probe")) logged"
  }

  /// One line for each limit that was lifted and needed, and for each kind of probe that gets through for it.
  public static func lifted(_ outcome: Generation.Outcome) -> [String] {
    let limits = outcome.plan.liftedLimits.map { "limit lifted (\($0.rawValue)): \($0.warning)" }
    let probes = outcome.proof.hidden.sorted { $0.key < $1.key }.map { probe, events in
      "hidden for it (\(probe.limit.rawValue)): \(CountText.counted(events, "attack probe")), \(probe.probe.rawValue)"
    }
    return limits + probes
  }

  /// One line for each known-good tuple that stays logged, with the reason.
  public static func leftOut(_ outcome: Generation.Outcome) -> [String] {
    outcome.plan.leftOut.map { one in
      let tuple = one.summary.tuple
      return "left logged: \(tuple.source) -> \(tuple.target) at \(tuple.start): \(one.reason)"
    }
  }
}
