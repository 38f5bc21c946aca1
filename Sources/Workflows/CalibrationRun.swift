public import Baseline
import RemoteThread
import Scoring

/// Finds out how high benign cases score: holds the newest days back and scores them against the days before.
///
/// Everything it needs is in the baseline, so that it costs no second reading of events: about twice the making of a
/// snapshot.
public struct CalibrationRun {
  /// Makes a run.
  public init() {}

  /// The calibration of `store`; nil where it holds fewer than three days.
  public func run(_ store: some BaselineStore) throws -> Calibration? {
    let days = try store.days()
    let heldBack = days.suffix(days.count * 2 / 7)
    guard days.count >= Self.leastDays, let first = heldBack.first ?? days.last, let last = days.last else {
      return nil
    }
    let scorer = Scorer(try store.snapshot(before: first))
    var cases: [CaseIdentity: Double] = [:]
    for start in try store.starts(from: first) {
      let assessment = scorer.assessment(of: start.tuple, offset: start.offset)
      guard !assessment.isKnownGood else { continue }
      cases[assessment.caseIdentity] = max(cases[assessment.caseIdentity] ?? 0, assessment.components.sum)
    }
    return Calibration(heldBack: first...last, days: max(1, heldBack.count), scores: Array(cases.values))
  }

  /// Fewer days tell nothing.
  static let leastDays = 3
}
