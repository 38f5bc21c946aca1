public import Baseline
import RemoteThread

/// What a calibration says, in words for people.
public enum CalibrationAccount {
  /// `calibrated on 10 days held back, 2026-03-22 to 2026-03-31: 212 cases, the highest at 21.4 bits`.
  public static func line(_ calibration: Calibration) -> String {
    var text = "calibrated on \(heldBack(calibration)): \(CountText.counted(calibration.scores.count, "case"))"
    guard let highest = calibration.scores.last else { return text }
    text += ", the highest at \(Decimals.fixed(highest, places: 1)) bits"
    return text
  }

  /// `a budget of 1/day: findings from 19.2 bits on, as 6 cases had in 10 days held back, 2026-03-22 to 2026-03-31`.
  public static func threshold(_ threshold: AlertThreshold, budget: String, _ calibration: Calibration) -> String {
    let score = Decimals.fixed(threshold.score, places: 1)
    guard threshold.isPromised else {
      return "a budget of \(budget) cannot be promised by \(heldBack(calibration)): findings from \(score) bits on, "
        + "more than any case had; learn a longer window, or allow more"
    }
    return
      "a budget of \(budget): findings from \(score) bits on, as \(CountText.counted(threshold.heldBackCases, "case"))"
      + " had in \(heldBack(calibration))"
  }

  private static func heldBack(_ calibration: Calibration) -> String {
    let days = calibration.heldBack
    let span = days.lowerBound == days.upperBound ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
    return "\(CountText.counted(calibration.days, "day")) held back, \(span)"
  }
}
