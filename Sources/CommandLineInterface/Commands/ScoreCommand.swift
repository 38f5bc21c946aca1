import ArgumentParser
import Logging
import BaselineSQLite
import Reports
import Scoring
import Workflows

/// `heddle score`.
struct ScoreCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Rank events by how unlike the baseline they are, with reasons.",
    discussion: """
      The score is in bits: 0 is expected, 10 is about a thousand times less likely than what the source, its target \
      and their starts mostly show. Events that are known good (where StartFunction is blank, at a start offset that is \
      known good by itself) are left out unless '--all' is given; so are repeats of the same event. NDJSON and CSV are ordered by time; the table by score, one entry a case.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Form of the findings: table, ndjson or csv.")
  var output = FindingFormat.table

  @Flag(help: "Show events that are known good too.")
  var all = false

  @Option(help: ArgumentHelp("Leave out findings that score less.", valueName: "bits"))
  var minScore = 0.0

  func validate() throws {
    guard minScore.isFinite, minScore >= 0 else { throw ValidationError("'--min-score' must be 0 or more bits.") }
  }

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let selection = ScoringRun.Selection(includesKnownGood: all, minimumScore: minScore)
    let run = ScoringRun(reader: input.reader, scorer: Scorer(try store.snapshot()), selection: selection)
    let progress = ProgressLine(on: console)
    defer { progress.clear() }
    var printer = FindingPrinter(format: output, console: console)
    let outcome = try run.run(progress: progress.show) { finding in
      progress.clear()
      try printer.add(finding)
    }
    progress.clear()
    let exit = input.account(for: outcome.report, on: console)
    try printer.finish()
    console.log.notice("\(ScoringAccount.line(outcome, cases: printer.caseCount))")
    return exit
  }
}

/// Forms in which findings are printed.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  case table, ndjson, csv
}
