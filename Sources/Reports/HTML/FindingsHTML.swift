import RemoteThread
public import Scoring
public import Workflows

/// Cases as one page for people: headline figures, levels, days, who threads into whom, and every case with its evidence.
public struct FindingsHTML {
  private let cases: [FindingCase]
  private let pairs: PairTally
  private let outcome: ScoringRun.Outcome
  private let fleet: Int
  private let baseline: String

  /// Cases that are shown; more than anyone reads, and a bound on the size of the page.
  public static let mostCases = 500

  /// A page.
  /// - Parameters:
  ///   - cases: the highest score first.
  ///   - pairs: what was scored of sources and targets.
  ///   - fleet: hosts that the baseline knows.
  ///   - baseline: its name.
  public init(
    _ cases: [FindingCase], pairs: PairTally, outcome: ScoringRun.Outcome, fleet: Int, baseline: String
  ) {
    self.cases = cases
    self.pairs = pairs
    self.outcome = outcome
    self.fleet = fleet
    self.baseline = baseline
  }

  /// The page, UTF-8, with a line end.
  public var page: String {
    let body = [
      "<p class=\"dim\">\(HTMLText.escaped(span)); scored by Heddle against \(HTMLText.escaped(baseline))</p>",
      figures, charts, matrix, details,
    ]
    return HTMLPage(title: "Remote threads that are not known good", body: body.joined(separator: "\n")).text
  }

  private var span: String {
    let times = cases.map(\.seen)
    guard let first = times.map(\.lowerBound).min(), let last = times.map(\.upperBound).max() else {
      return "No finding"
    }
    return "Findings from \(first) to \(last) UTC"
  }

  private var figures: String {
    let hosts = cases.reduce(into: Set<String>()) { $0.formUnion($1.hosts) }
    let urgent = cases.count { $0.level >= .high }
    let figures = [
      (CountText.grouped(cases.count), "cases"), (CountText.grouped(urgent), "of them high or critical"),
      (CountText.grouped(outcome.findings), "findings"), (CountText.grouped(hosts.count), "hosts with findings"),
      (CountText.grouped(outcome.leftOut), "events left out"), (CountText.grouped(fleet), "hosts in the baseline"),
    ]
    return "<div class=\"figures\">"
      + figures.map { "<div><b>\($0.0)</b><span>\($0.1)</span></div>" }.joined() + "</div>"
  }

  private var charts: String {
    guard !cases.isEmpty else { return "" }
    return """
      <div class="columns">
      <section><h2>Cases by level</h2>\(LevelChart(cases).svg)</section>
      <section><h2>Cases by the day of their first event</h2>\(DayChart(cases).svg)</section>
      </div>
      """
  }

  private var matrix: String {
    guard !cases.isEmpty else { return "" }
    let matrix = PairMatrix(pairs)
    let rest =
      matrix.leftOut == 0
      ? "" : " \(CountText.counted(matrix.leftOut, "pair")) of lower scores, or of other sources and targets, left out."
    return """
      <section><h2>Who starts threads in whom</h2>
      <p class="dim">Sources in rows, targets in columns; the darker, the higher the highest score of a finding.\(rest)</p>
      <div class="scroll">\(matrix.svg)</div></section>
      """
  }

  private var details: String {
    guard !cases.isEmpty else { return "<p>No finding.</p>" }
    let shown = cases.prefix(Self.mostCases)
    let rest = cases.count - shown.count
    let note = rest == 0 ? "" : "<p class=\"dim\">\(CountText.counted(rest, "case")) of lower scores left out.</p>"
    return "<section><h2>Cases</h2>\n"
      + shown.map { CaseHTML($0, fleet: fleet).markup }.joined(separator: "\n") + note + "</section>"
  }
}
