import RemoteThread
public import Workflows

/// What a scoring run did, in words for people.
public enum ScoringAccount {
  /// `12 findings in 3 cases; 4,870 events left out as known good or below the least score; 2 repeated events`.
  ///
  /// Without the cases where `cases` is nil.
  public static func line(_ outcome: ScoringRun.Outcome, cases: Int?) -> String {
    var text = CountText.counted(outcome.findings, "finding")
    if let cases { text += " in \(CountText.counted(cases, "case"))" }
    text += "; \(CountText.counted(outcome.leftOut, "event")) left out as known good or below the least score"
    if outcome.repeated > 0 { text += "; \(CountText.counted(outcome.repeated, "repeated event")) skipped" }
    return text
  }
}
