import RemoteThread
public import Scoring

/// Cases as a table for people, the highest score first.
public enum CaseTable {
  /// The lines of the table, none longer than `width` characters (at least 40).
  public static func lines(_ cases: [FindingCase], width: Int) -> [String] {
    let width = max(40, width)
    guard !cases.isEmpty else { return ["No finding."] }
    let header = TextLayout.right("SCORE", 7) + "  CASE"
    return [header] + cases.flatMap { lines($0, width: width) }
  }

  private static func lines(_ one: FindingCase, width: Int) -> [String] {
    let indent = String(repeating: " ", count: 9)
    let title = TextLayout.wrap(PrintableText.escaped(one.identity.description), to: width - indent.count)
    let score = TextLayout.right(Decimals.fixed(one.score, places: 1), 7) + "  "
    let titleLines = title.enumerated().map { ($0.offset == 0 ? score : indent) + $0.element }
    let facts = TextLayout.wrap(facts(of: one), to: width - indent.count).map { indent + $0 }
    let reasons = one.worst.reasons.flatMap { reason in
      TextLayout.wrap(PrintableText.escaped(reason), to: width - indent.count - 2).enumerated()
        .map { indent + ($0.offset == 0 ? "- " : "  ") + $0.element }
    }
    return titleLines + facts + reasons
  }

  private static func facts(of one: FindingCase) -> String {
    let event = one.worst.event
    let record = event.recordID.map { ", record \($0)" } ?? ""
    let span =
      one.seen.lowerBound == one.seen.upperBound
      ? "\(one.seen.lowerBound)" : "\(one.seen.lowerBound) to \(one.seen.upperBound)"
    let events = one.findings == 1 ? "1 event" : "\(CountText.grouped(one.findings)) events"
    let hosts = one.hosts.count == 1 ? "" : " on \(CountText.grouped(one.hosts.count)) hosts"
    return PrintableText.escaped("\(events)\(hosts), \(span); worst on \(event.computer)\(record)")
  }
}
