import Baseline
import RemoteThread
import Scoring
public import Workflows

/// One finding in full, for people.
public struct ExplanationText {
  private let width: Int

  /// Makes a text none of whose lines is longer than `width` characters (at least 40).
  public init(width: Int) { self.width = max(40, width) }

  /// The lines.
  public func lines(_ explained: ExplainedFinding) -> [String] {
    let finding = explained.finding
    var lines = head(explained)
    lines += section("Score: \(bits(finding.score)), the sum of its parts")
    for part in explained.detail.parts { lines += self.lines(of: part) }
    lines += section("In words") + (finding.reasons + finding.indicators.map(\.evidence)).flatMap { wrap($0, "- ") }
    lines += section("In the baseline") + known(explained.known)
    lines += section("Nearest known tuples") + neighbours(explained.neighbours)
    lines += section("Hosts that saw \(scope(explained.hostScope))") + hosts(explained.hosts)
    return lines
  }

  private func head(_ explained: ExplainedFinding) -> [String] {
    let finding = explained.finding
    let event = finding.event
    var facts = [
      ("Case", "\(finding.caseIdentity) (\(finding.caseIdentity.id))"), ("Level", finding.level.rawValue),
      ("SourceImage", event.sourceImage.rawValue), ("TargetImage", event.targetImage.rawValue),
      ("StartModule", event.startModule?.rawValue ?? "-"), ("StartFunction", event.startFunction ?? "-"),
      ("StartAddress", event.startAddress?.description ?? "-"),
    ]
    if explained.isRecorded {
      let record = event.recordID.map { ", record \($0)" } ?? ""
      facts.insert(("Event", "\(event.computer)\(record), \(event.utcTime)"), at: 0)
    }
    if let pValue = finding.pValue { facts.append(("p-value", Decimals.text(pValue, places: 6))) }
    let noticed = finding.indicators.map(\.kind.rawValue) + finding.techniques
    if !noticed.isEmpty { facts.append(("Indicators", noticed.joined(separator: ", "))) }
    return facts.flatMap { wrap($0.1, TextLayout.left($0.0, 15)) }
  }

  private func lines(of part: ScoreDetail.Part) -> [String] {
    [TextLayout.left(part.name, 10) + TextLayout.right(bits(part.bits), 12)]
      + part.terms.flatMap { term in
        wrap("\(bits(term.bits)): \(term.subject)", "  ") + term.steps.flatMap { wrap(text(of: $0), "    - ") }
      }
  }

  private func text(of step: ScoreDetail.Step) -> String {
    let usual = step.usual.map { "\($0.name) \(CountText.grouped($0.count))" }.joined(separator: "; ")
    let more = step.distinct > step.usual.count ? "; …" : ""
    return "among \(step.context): \(CountText.grouped(step.seen)) of "
      + "\(CountText.counted(step.total, step.unit)), \(CountText.grouped(step.distinct)) different; "
      + "surprisal \(bits(step.surprisal)), entropy \(bits(step.entropy)). "
      + "Usual: \(usual)\(more)"
  }

  private func known(_ summary: TupleSummary?) -> [String] {
    guard let summary else { return wrap("never seen", "- ") }
    let standing = summary.isKnownGood ? "known good" : "not known good"
    return wrap("\(summary.status.rawValue), \(standing): \(figures(summary.support))", "- ")
      + summary.offsets.prefix(8).flatMap { offset in
        wrap(
          "offset \(OffsetText.hexadecimal(offset.offset)): \(CountText.counted(offset.hostDays, "host-day")), "
            + CountText.counted(offset.days, "day"), "- ")
      }
  }

  private func neighbours(_ neighbours: [TupleNeighbour]) -> [String] {
    guard !neighbours.isEmpty else { return wrap("none differs in one thing alone", "- ") }
    return neighbours.flatMap { neighbour in
      let tuple = neighbour.summary.tuple
      let text =
        switch neighbour.difference {
        case .start: "starts at \(tuple.start)"
        case .target: "target \(tuple.target)"
        case .source: "source \(tuple.source)"
        }
      return wrap("\(text): \(figures(neighbour.summary.support))", "- ")
    }
  }

  private func hosts(_ hosts: [HostSupport]) -> [String] {
    guard !hosts.isEmpty else { return wrap("none", "- ") }
    let shown = hosts.prefix(Self.mostHosts).flatMap { host in
      wrap(
        "\(host.host): \(CountText.counted(host.days, "day")), \(CountText.counted(host.events, "event")), "
          + (host.seen.lowerBound == host.seen.upperBound
            ? "\(host.seen.lowerBound)" : "\(host.seen.lowerBound) to \(host.seen.upperBound)"),
        "- ")
    }
    let others = hosts.count - Self.mostHosts
    return shown + (others > 0 ? wrap("and \(CountText.counted(others, "other host"))", "- ") : [])
  }

  private static let mostHosts = 10

  private func scope(_ scope: ExplainedFinding.HostScope) -> String {
    switch scope {
    case .tuple: "it"
    case .pair: "this source and target"
    case .source: "this source"
    }
  }

  private func figures(_ support: TupleSupport) -> String {
    "\(CountText.counted(support.hostDays, "host-day")), \(CountText.counted(support.hosts, "host")), "
      + "\(CountText.counted(support.days, "day")), \(CountText.counted(support.events, "event"))"
  }

  private func bits(_ value: Double) -> String { "\(Decimals.fixed(value, places: 2)) bits" }

  private func section(_ title: String) -> [String] { ["", title] }

  /// `text` behind `head`, further lines as far in.
  private func wrap(_ text: String, _ head: String) -> [String] {
    let rest = String(repeating: " ", count: head.count)
    let lines = TextLayout.wrap(PrintableText.escaped(text), to: width - head.count)
    return lines.enumerated().map { ($0.offset == 0 ? head : rest) + $0.element }
  }
}
