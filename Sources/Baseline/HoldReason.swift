public import RemoteThread

/// Why a rebuild put something in quarantine or on probation, as the text that the baseline holds with the status.
public struct HoldReason: Sendable, Hashable {
  /// The day.
  public let day: UTCDay
  /// The level of the worst finding, and its score with one decimal.
  public let level: String
  /// In bits.
  public let score: String
  /// What was new: `new source`.
  public let novelty: String
  /// The case: `HDL-cf78ac2dd498a130`.
  public let caseID: String
  /// What was noticed.
  public let indicators: [String]

  /// Makes a reason.
  public init(day: UTCDay, level: String, score: String, novelty: String, caseID: String, indicators: [String]) {
    self.day = day
    self.level = level
    self.score = score
    self.novelty = novelty
    self.caseID = caseID
    self.indicators = indicators
  }

  /// For quarantine: `held on 2026-02-03: high, 31.6 bits, new pair, HDL-cf78ac2dd498a130: unbacked-start`.
  public var held: String { Self.heldPrefix + text }

  /// For probation: `new on 2026-02-03: low, 8.2 bits, new pair, HDL-cf78ac2dd498a130`.
  public var probation: String { Self.probationPrefix + text }

  private var text: String {
    let remark = indicators.isEmpty ? "" : ": " + indicators.joined(separator: ", ")
    return "\(day): \(level), \(score) bits, \(novelty), \(caseID)\(remark)"
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

  /// The case that a reason names; nil where it names none.
  public static func caseID(in reason: String?) -> String? {
    guard let reason, let mark = reason.firstRange(of: "HDL-") else { return nil }
    let digits = reason[mark.upperBound...].prefix(16)
    return digits.count == 16 && digits.allSatisfy(\.isHexDigit) ? "HDL-" + digits : nil
  }

  /// Whether a reason says that the source was new.
  public static func isNewSource(_ reason: String?) -> Bool { reason?.contains(", new source, HDL-") ?? false }

  private static let heldPrefix = "held on "
  private static let probationPrefix = "new on "
}
