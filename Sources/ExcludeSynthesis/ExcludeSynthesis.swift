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
    let sorted = tuples.sorted { $0.tuple < $1.tuple }
    var rules: [ExcludeRule] = []
    var leftOut: [ExcludePlan.LeftOut] = []
    for summary in sorted where summary.isKnownGood {
      do throws(LeftOutReason) {
        rules += try Self.rules(for: summary)
      } catch {
        leftOut.append(ExcludePlan.LeftOut(summary: summary, reason: error))
      }
    }
    let overreaching = Overreach.found(in: rules, among: sorted)
    leftOut += overreaching.map { ExcludePlan.LeftOut(summary: $0.key, reason: .alsoMatches($0.value)) }
    return ExcludePlan(
      rules: rules.filter { overreaching[$0.summary] == nil },
      leftOut: leftOut.sorted { $0.summary.tuple < $1.summary.tuple }, generalisation: generalisation)
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

extension FieldCondition {
  /// Whether this is a condition on an image that more than one path satisfies.
  var leavesImageOpen: Bool {
    [.sourceImage, .targetImage, .startModule].contains(field) && comparison != .is
  }
}
