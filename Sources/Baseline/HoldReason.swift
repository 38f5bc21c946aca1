public import RemoteThread

/// Why a rebuild put something in quarantine or on probation, as the text that the baseline holds with the status.
public enum HoldReason {
  /// In quarantine for its score: `held on 2026-02-03: high, 31.6 bits, HDL-cf78ac2dd498a130: unbacked-start`.
  public static func held(on day: UTCDay, level: String, score: String, caseID: String, indicators: [String]) -> String
  {
    let remark = indicators.isEmpty ? "" : ": " + indicators.joined(separator: ", ")
    return "\(heldPrefix)\(day): \(level), \(score) bits, \(caseID)\(remark)"
  }

  /// On probation: `new on 2026-02-03: low, 8.2 bits, HDL-cf78ac2dd498a130`.
  public static func probation(on day: UTCDay, level: String, score: String, caseID: String) -> String {
    "\(probationPrefix)\(day): \(level), \(score) bits, \(caseID)"
  }

  /// In quarantine because an approval has ended.
  public static func ended(_ decision: QuarantineDecision) -> String {
    "\(heldPrefix)\(decision.lastDay?.description ?? "-"): the approval by \(decision.who) has ended"
  }

  /// Whether no person had a hand in a status: it may then change by itself.
  public static func isAutomatic(_ status: TupleStatus, _ reason: String?) -> Bool {
    switch status {
    case .learned, .probation: true
    case .approved: false
    case .quarantined: reason?.hasPrefix(heldPrefix) ?? false
    }
  }

  private static let heldPrefix = "held on "
  private static let probationPrefix = "new on "
}
