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
      + "\(CountText.counted(plan.leftOut.count, "known-good tuple")) left logged"
  }

  private static func optimality(_ outcome: Generation.Outcome) -> String {
    let plan = outcome.plan
    guard let stop = plan.stop else { return "the fewest that can be" }
    return "at most \(CountText.grouped(plan.rules.count - plan.leastRules)) more than the fewest "
      + "(\(stop.rawValue) ended the search)"
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
