import Baseline
import ExcludeSynthesis
import RemoteThread
import SysmonRules
public import Workflows

/// The proof of a generated configuration as one JSON object: what was learned, what the rules do, what was tried.
public enum ProofJSON {
  /// The object on one line. The same for the same baseline and options.
  public static func text(_ outcome: Generation.Outcome) -> String {
    let plan = outcome.plan
    var document = JSONLine()
    document.add("config_sha256", outcome.digest)
    document.add("baseline_sha256", outcome.baselineDigest)
    document.add("schema_version", plan.policy.schema.description)
    document.add("on_set", onSet(plan))
    document.add("rules", rules(plan))
    if let reached = plan.reached { document.add("goal", goal(reached)) }
    document.add("coverage", coverage(outcome.coverage))
    document.add("replay", replay(outcome.proof))
    document.add("limits_lifted", plan.liftedLimits.map(\.rawValue))
    document.add("left_out", plan.leftOut.map(leftOut))
    return document.description
  }

  private static func onSet(_ plan: ExcludePlan) -> JSONLine {
    var line = JSONLine()
    line.add("tuples", plan.tuples.count)
    line.add("starts", plan.starts.count)
    return line
  }

  private static func rules(_ plan: ExcludePlan) -> JSONLine {
    var line = JSONLine()
    line.add("count", plan.rules.count)
    line.add("conditions", plan.rules.reduce(0) { $0 + $1.conditions.count })
    line.add("least", plan.leastRules)
    line.add("optimal", plan.reached?.isProvedBest ?? (plan.stop == nil))
    line.add("search_ended_by", plan.stop?.rawValue)
    return line
  }

  private static func goal(_ reached: ReachedGoal) -> JSONLine {
    var line = JSONLine()
    switch reached.goal {
    case .everything: break
    case .share(let share): line.add("coverage", share, places: 12)
    case .atMost(let rules): line.add("max_rules", rules)
    }
    line.add("events_known_good", reached.knownGood)
    line.add("events_possible", reached.possible)
    line.add("events_needed", reached.needed)
    line.add("out_of_reach", reached.isOutOfReach)
    line.add("events_silenced", reached.silenced)
    line.add("events_most", reached.mostEvents)
    line.add("rules_for_all", reached.rulesForAll)
    return line
  }

  private static func coverage(_ coverage: Coverage) -> JSONLine {
    var line = JSONLine()
    line.add("all", volume(coverage.all))
    line.add("known_good", volume(coverage.knownGood))
    line.add("silenced", volume(coverage.silenced))
    line.add("silenced_not_known_good", volume(coverage.opened))
    line.add("days", coverage.days)
    line.add("residual_events_a_day", coverage.residualADay)
    return line
  }

  private static func volume(_ volume: Coverage.Volume) -> JSONLine {
    var line = JSONLine()
    line.add("tuples", volume.tuples)
    line.add("events", volume.events)
    line.add("host_days", volume.hostDays)
    return line
  }

  private static func replay(_ proof: ExcludeProof.Counts) -> JSONLine {
    var line = JSONLine()
    line.add("starts_dropped", proof.dropped)
    line.add("others_logged", proof.logged)
    line.add("probes", proof.probes)
    line.add("probes_hidden", proof.hiddenProbes)
    line.add(
      "hidden",
      proof.hidden.sorted { $0.key < $1.key }.map { probe, events in
        var line = JSONLine()
        line.add("probe", probe.probe.rawValue)
        line.add("limit", probe.limit.rawValue)
        line.add("events", events)
        return line
      })
    return line
  }

  private static func leftOut(_ one: ExcludePlan.LeftOut) -> JSONLine {
    var line = JSONLine()
    line.add("source_image", one.summary.tuple.source)
    line.add("target_image", one.summary.tuple.target)
    line.add("start", one.summary.tuple.start.description)
    line.add("events", one.events)
    line.add("reason", one.reason.description)
    return line
  }
}
