public import Baseline
import RemoteThread

/// A baseline in words for people.
public enum BaselineAccount {
  /// `the baseline holds 412 tuples, 88 of them known good: 90,112 events on 3,204 host-days, 400 hosts, 35 days`.
  public static func totals(_ totals: BaselineTotals) -> String {
    let support = totals.support
    return "the baseline holds \(CountText.counted(totals.tuples, "tuple")), "
      + "\(CountText.grouped(totals.knownGood)) of them known good: \(figures(support))"
  }

  /// The lines of `heddle baseline show`, none longer than `width` characters (at least 40): settings, totals, then
  /// the tuples seen most widely, at most `limit` of them.
  public static func lines(
    settings: BaselineSettings, totals: BaselineTotals, tuples: [TupleSummary], limit: Int, width: Int
  ) -> [String] {
    let width = max(40, width)
    let facts = settingsLines(settings) + totalsLines(totals)
    let shown = tuples.sorted(by: isWider).prefix(max(0, limit))
    var lines = facts.map { label, text in TextLayout.left(label, 13) + text }
    lines = lines.flatMap { TextLayout.wrap($0, to: width) }
    guard !shown.isEmpty else { return lines }
    lines.append("")
    lines += shown.flatMap { row($0, width: width) }
    let rest = tuples.count - shown.count
    if rest > 0 { lines.append("… and \(CountText.counted(rest, "more tuple"))") }
    return lines
  }

  private static func settingsLines(_ settings: BaselineSettings) -> [(String, String)] {
    let policy = settings.policy
    return [
      ("Paths", settings.generalisation.isEnabled ? "generalised" : "as they are"),
      (
        "Known good",
        "seen on at least \(CountText.counted(policy.minimumHostDays, "host-day")) "
          + "and \(CountText.counted(policy.minimumDays, "day")), or approved"
      ),
    ]
  }

  private static func totalsLines(_ totals: BaselineTotals) -> [(String, String)] {
    let seen = totals.support.seen.map { "\($0.lowerBound) to \($0.upperBound) UTC" } ?? "nothing"
    return [
      ("Tuples", "\(CountText.grouped(totals.tuples)), \(CountText.grouped(totals.knownGood)) known good"),
      ("Counted", figures(totals.support)), ("Seen", seen),
    ]
  }

  private static func figures(_ support: TupleSupport) -> String {
    "\(CountText.counted(support.events, "event")) on \(CountText.counted(support.hostDays, "host-day")), "
      + "\(CountText.counted(support.hosts, "host")), \(CountText.counted(support.days, "day"))"
  }

  private static func row(_ summary: TupleSummary, width: Int) -> [String] {
    let (tuple, support) = (summary.tuple, summary.support)
    let facts =
      "\(CountText.counted(support.hostDays, "host-day")), \(CountText.counted(support.events, "event")), "
      + "\(CountText.counted(support.hosts, "host")): \(standing(summary))"
    let title = TextLayout.wrap(PrintableText.escaped("\(tuple.source) -> \(tuple.target)"), to: width)
    let below = ["at \(PrintableText.escaped("\(tuple.start)"))", facts]
    return title + below.flatMap { TextLayout.wrap($0, to: width - 4).map { "    " + $0 } }
  }

  private static func standing(_ summary: TupleSummary) -> String {
    switch summary.status {
    case .probation: "on probation"
    case .approved: "approved"
    case .quarantined: "quarantined"
    case .learned: summary.isKnownGood ? "known good" : "not known good yet"
    }
  }

  private static func isWider(_ left: TupleSummary, _ right: TupleSummary) -> Bool {
    if left.support.hostDays != right.support.hostDays { return left.support.hostDays > right.support.hostDays }
    return left.tuple < right.tuple
  }
}
