public import Baseline
public import RemoteThread
import SysmonRules

/// Makes exclusions of what a baseline calls known good: one rule for each tuple, no wider than the tuple.
public enum ExcludeSynthesis {
  /// The rules for the known-good tuples among `tuples`, and the known-good tuples that get none with the reasons.
  ///
  /// `generalisation` is the one that the tuples were counted with. The order of `tuples` does not matter.
  public static func synthesise(
    tuples: [TupleSummary], generalisation: PathGeneralisation = .standard
  ) -> ExcludePlan {
    let overreach = Overreach(tuples)
    var rules: [ExcludeRule] = []
    var leftOut: [ExcludePlan.LeftOut] = []
    for summary in tuples.sorted(by: { $0.tuple < $1.tuple }) where summary.isKnownGood {
      do throws(LeftOutReason) {
        let made = try Self.rules(for: summary)
        if let reason = made.first.flatMap(overreach.reason) { throw reason }
        rules += made
      } catch {
        leftOut.append(ExcludePlan.LeftOut(summary: summary, reason: error))
      }
    }
    return ExcludePlan(rules: rules, leftOut: leftOut, generalisation: generalisation)
  }

  private static func rules(for summary: TupleSummary) throws(LeftOutReason) -> [ExcludeRule] {
    let (tuple, example) = (summary.tuple, summary.example)
    let starts = try StartConditions.made(for: summary)
    let source = try ImageConditions(field: .sourceImage, value: tuple.source, example: example.source).made()
    let target = try ImageConditions(field: .targetImage, value: tuple.target, example: example.target).made()
    let targetFile = tuple.target.split(separator: "\\").last ?? ""
    guard !SensitiveTarget.contains(targetFile) else { throw .sensitiveTarget }
    return starts.map { start in
      let conditions = source + target + start.conditions
      let isVarying = conditions.contains(where: \.leavesImageOpen)
      return ExcludeRule(
        summary: summary, offset: start.offset, conditions: conditions,
        evidence: Evidence.lines(of: summary, offset: start.offset, isVarying: isVarying))
    }
  }
}
