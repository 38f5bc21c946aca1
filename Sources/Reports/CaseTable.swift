import RemoteThread
public import Scoring

/// Cases as a table for people, the highest score first.
public struct CaseTable {
  private let width: Int
  private let fleet: Int

  /// Makes a table none of whose lines is longer than `width` characters (at least 40), on a baseline of `fleet` hosts.
  public init(width: Int, fleet: Int) {
    self.width = max(40, width)
    self.fleet = fleet
  }

  /// The lines of the table.
  public func lines(_ cases: [FindingCase]) -> [String] {
    guard !cases.isEmpty else { return ["No finding."] }
    let header = TextLayout.right("SCORE", 7) + "  LEVEL          CASE"
    return [header] + cases.flatMap(lines)
  }

  private func lines(_ one: FindingCase) -> [String] {
    let score = TextLayout.right(Decimals.fixed(one.score, places: 1), 7) + "  "
    let level = TextLayout.left(one.level.rawValue, 15)
    let title = wrap(one.identity.description, after: score + level)
    let facts = [facts(of: one), noticed(in: one), one.remark(fleet: fleet)].compactMap(\.self)
    return title + facts.flatMap { wrap($0) } + one.reasons.flatMap { wrap($0, after: Self.indent + "- ") }
  }

  private static let indent = String(repeating: " ", count: 9)

  /// `text` behind `head`, and below it as far in as a fact is.
  private func wrap(_ text: String, after head: String = indent) -> [String] {
    let isItem = head.hasSuffix("- ")
    let rest = isItem ? Self.indent + "  " : Self.indent
    let lines = TextLayout.wrap(PrintableText.escaped(text), to: width - max(head.count, rest.count))
    return lines.enumerated().map { ($0.offset == 0 ? head : rest) + $0.element }
  }

  private func facts(of one: FindingCase) -> String {
    let event = one.worst.event
    let record = event.recordID.map { ", record \($0)" } ?? ""
    let span =
      one.seen.lowerBound == one.seen.upperBound
      ? "\(one.seen.lowerBound)" : "\(one.seen.lowerBound) to \(one.seen.upperBound)"
    let events = CountText.counted(one.findings, "event")
    let hosts = one.hosts.count == 1 ? "" : " on \(CountText.grouped(one.hosts.count)) hosts"
    return "\(events)\(hosts), \(span); worst on \(event.computer)\(record)"
  }

  private func noticed(in one: FindingCase) -> String {
    let names = one.indicators.map(\.kind.rawValue) + one.techniques
    let chance = one.worst.pValue.map { ["p \(Decimals.text($0, places: 6))"] } ?? []
    return ([one.identity.id] + chance + names).joined(separator: ", ")
  }
}
