import RemoteThread
public import Workflows
import Baseline

/// What a training run did, in words for people.
public enum TrainingAccount {
  /// One line on the run, one on the baseline, one on its calibration.
  public static func lines(_ outcome: Training.Outcome) -> [String] {
    var run = "learned \(CountText.counted(outcome.counts.learned, "event"))"
    run += ", \(CountText.grouped(outcome.counts.repeated)) counted before"
    if outcome.outsideWindow > 0 { run += ", \(CountText.grouped(outcome.outsideWindow)) outside the window" }
    let baseline = outcome.totals.map { BaselineAccount.totals($0) }
    return [run, baseline, outcome.calibration.map(CalibrationAccount.line)].compactMap(\.self)
  }
}
