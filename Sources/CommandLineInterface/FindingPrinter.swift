import Reports
import Scoring
import Workflows

/// Prints findings as they come, or, for the table, the page and cases, when all have come.
struct FindingPrinter {
  private let format: FindingFormat
  private let console: Console
  /// Hosts that the baseline knows.
  private let fleet: Int
  /// The name of its file.
  private let baseline: String
  /// Whether findings are printed as they come, and forgotten.
  private let isStream: Bool
  private var cases = CaseCollection()
  private var pairs = PairTally()
  private var hasHeader = false

  init(format: FindingFormat, fleet: Int, baseline: String, console: Console, isStream: Bool = false) {
    self.baseline = baseline
    self.isStream = isStream
    self.format = format
    self.fleet = fleet
    self.console = console
  }

  /// Cases so far; nil where they are not kept.
  var caseCount: Int? { isStream ? nil : cases.count }

  /// Takes findings, and prints those that need no others, made by `jobs` threads.
  mutating func add(_ findings: [Finding], jobs: Int = 1) throws {
    if !isStream { for finding in findings { cases.add(finding) } }
    switch format {
    case .table, .cases: break
    case .html: for finding in findings { pairs.add(finding) }
    case .ndjson: try write(InParallel.map(findings, jobs: jobs, FindingJSON.line))
    case .ecs: try write(InParallel.map(findings, jobs: jobs, FindingECS.line))
    case .csv:
      try writeHeader()
      try write(InParallel.map(findings, jobs: jobs, FindingCSV.line))
    }
  }

  private func write(_ lines: [String]) throws { for line in lines { try console.output.write(line: line) } }

  /// Prints what is left.
  mutating func finish(_ outcome: ScoringRun.Outcome) throws {
    switch format {
    case .table:
      let table = CaseTable(width: console.width, fleet: fleet)
      for line in table.lines(cases.sorted) { try console.output.write(line: line) }
    case .cases:
      for one in cases.sorted { try console.output.write(line: CaseJSON.line(one, fleet: fleet)) }
    case .html:
      let html = FindingsHTML(cases.sorted, pairs: pairs, outcome: outcome, fleet: fleet, baseline: baseline)
      try console.output.write(html.page)
    case .ndjson, .ecs: break
    case .csv: try writeHeader()
    }
  }

  private mutating func writeHeader() throws {
    guard !hasHeader else { return }
    hasHeader = true
    try console.output.write(line: FindingCSV.header)
  }
}
