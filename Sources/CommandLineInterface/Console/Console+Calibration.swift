import Baseline
import Logging
import Workflows

extension Console {
  /// Warns where a calibration is of another state of the baseline than is scored against: of one that was changed, and
  /// the run that changed it cut off before it could calibrate, or by a Heddle with another formula.
  func warn(of calibration: Calibration?, at path: String, ifNotOf snapshot: BaselineSnapshot) {
    guard let calibration, !CalibrationRun.isCurrent(calibration, for: snapshot) else { return }
    log.warning(
      "\(path): the calibration is of an earlier state of the baseline, so p-values and alert budgets may be wrong; 'heddle train' makes it anew, also with events that were counted before"
    )
  }
}
