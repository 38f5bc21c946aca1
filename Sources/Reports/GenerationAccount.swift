import Baseline
import ExcludeSynthesis
import RemoteThread
public import Workflows

/// What a generated configuration does, in words for people.
public enum GenerationAccount {
  /// `12 rules drop 11 known-good tuples; 3 known-good tuples stay logged`.
  public static func summary(_ outcome: Generation.Outcome) -> String {
    let dropped = Set(outcome.plan.rules.map(\.summary.tuple)).count
    return "\(CountText.counted(outcome.plan.rules.count, "rule")) for "
      + "\(CountText.counted(dropped, "known-good tuple")); "
      + "\(CountText.counted(outcome.plan.leftOut.count, "known-good tuple")) left logged"
  }

  /// `proved by replay: 40 sample events of these tuples dropped, 38 sample events of all others and …`.
  public static func proof(_ outcome: Generation.Outcome) -> String {
    let proof = outcome.proof
    return "proved by replay: \(CountText.counted(proof.dropped, "sample event")) of these tuples dropped, "
      + "\(CountText.counted(proof.logged, "sample event")) of all others and "
      + "\(CountText.counted(proof.probes, "attack probe")) logged"
  }

  /// One line for each known-good tuple that stays logged, with the reason.
  public static func leftOut(_ outcome: Generation.Outcome) -> [String] {
    outcome.plan.leftOut.map { one in
      let tuple = one.summary.tuple
      return "left logged: \(tuple.source) -> \(tuple.target) at \(tuple.start): \(one.reason)"
    }
  }
}
