import ArgumentParser
import Baseline
import BaselineSQLite
import EventSources
import Foundation
import Logging
import Reports
import Scoring
import Workflows

/// `heddle score`.
struct ScoreCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Rank events by how unlike the baseline they are, with reasons.",
    discussion: """
      The score is in bits: 0 is expected, 10 is about a thousand times less likely than what the source, its target \
      and their starts mostly show. The level is made of the score and of indicators, which name what an attack often \
      looks like. Events that are known good (where StartFunction is blank, at a start offset that is known good by \
      itself) are left out unless '--all' is given; so are repeats of the same event. NDJSON, CSV and ECS (NDJSON in the \
      fields of the Elastic Common Schema) have one line a finding, ordered by time; the table and 'cases' (NDJSON) one \
      entry a case, the highest score first; 'html' is one page that needs nothing else. With '--stream' findings come in \
      the order of the events, while these are read; with '--follow' the reading goes on with what is written to the \
      inputs, through rotation, until Ctrl-C or the end of a pipe.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var baseline: BaselineOptions
  @OptionGroup var profile: ProfileOptions

  @Option(help: "Form of the findings: table, ndjson, csv, cases, ecs or html.")
  var output = FindingFormat.table

  @Flag(help: "Show events that are known good too.")
  var all = false

  @Option(help: ArgumentHelp("Leave out findings that score less.", valueName: "bits"))
  var minScore: Double?

  @Option(
    help: ArgumentHelp(
      "Leave out findings that score less than what benign cases reach so often over the fleet, by the baseline's calibration: 1/day, 0.5/day, 3/week.",
      valueName: "cases/day"))
  var alertBudget: AlertBudget?

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a finding has this level or a higher one: informational, low, medium, high or critical.",
      valueName: "level"))
  var failOn: LevelArgument?

  @Flag(help: "Print findings as they come, in the order of the events; with '--output' ndjson, ecs or csv.")
  var stream = false

  @Flag(help: "As '--stream', and wait for what is still written to the inputs: text that is not packed.")
  var follow = false

  func validate() throws {
    if stream || follow {
      guard [.ndjson, .ecs, .csv].contains(output) else {
        throw ValidationError("'--stream' and '--follow' need '--output' ndjson, ecs or csv.")
      }
      guard !(follow && failOn != nil) else {
        throw ValidationError("'--follow' does not end by itself, so that '--fail-on' says nothing.")
      }
    }
    guard minScore.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("'--min-score' must be 0 or more bits.")
    }
    guard minScore == nil || alertBudget == nil else {
      throw ValidationError("Give either '--min-score' or '--alert-budget'.")
    }
  }

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly, jobs: input.reader.jobs)
    // In this order: reading a calibration takes memory for a moment, a snapshot for good.
    let calibration = try store.calibration()
    let snapshot = try store.snapshot()
    console.warn(of: calibration, at: baseline.path, ifNotOf: snapshot)
    let minimum = try leastScore(calibration, on: console)
    let scorer = Scorer(snapshot, profile: try profile.profile(), calibration: calibration, jobs: input.reader.jobs)
    let selection = ScoringRun.Selection(includesKnownGood: all, minimumScore: minimum)
    var printer = FindingPrinter(
      format: output, fleet: snapshot.totals.support.hosts, baseline: URL(filePath: baseline.path).lastPathComponent,
      console: console, isStream: stream || follow)
    if follow { return try self.follow(FindingStream(scorer: scorer, selection: selection), &printer, on: console) }
    let run = ScoringRun(reader: input.reader, scorer: scorer, selection: selection)
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    let jobs = input.reader.jobs
    let take = { (findings: [Finding]) in
      progress.clear()
      try printer.add(findings, jobs: jobs)
    }
    let outcome =
      stream
      ? try run.stream(progress: progress.show, { try take([$0]) }, pause: { try console.output.flush() })
      : try run.run(progress: progress.show, take)
    progress.clear()
    let exit = input.account(for: outcome.report, on: console)
    try printer.finish(outcome)
    console.log.notice("\(ScoringAccount.line(outcome, cases: printer.caseCount))")
    if let least = failOn?.level, let worst = outcome.worst, worst >= least {
      console.log.notice("the worst finding is \(worst.rawValue), and '--fail-on \(least.rawValue)' was given")
      return RunExit.failed
    }
    return exit
  }

  /// Scores what comes until the inputs end.
  private func follow(
    _ stream: consuming FindingStream, _ printer: inout FindingPrinter, on console: Console
  ) throws -> Int32 {
    var isWhole = true
    try input.follower.follow { batch in
      for event in batch.events {
        if let finding = stream.finding(of: event) { try printer.add([finding]) }
      }
      try console.output.flush()
      for line in ReadAccount.problems(batch) { console.log.warning("\(line)") }
      isWhole = isWhole && batch.isWhole
    }
    try printer.finish(stream.outcome)
    console.log.notice("\(ScoringAccount.line(stream.outcome, cases: nil))")
    return input.exit(isWhole: isWhole)
  }

  /// The least score wanted, by the flags.
  private func leastScore(_ calibration: Calibration?, on console: Console) throws -> Double {
    guard let alertBudget else { return minScore ?? 0 }
    guard let calibration else { throw MissingCalibration(path: baseline.path) }
    let threshold = AlertThreshold(budget: alertBudget.casesADay, calibration)
    let line = CalibrationAccount.threshold(threshold, budget: alertBudget.text, calibration)
    console.log.log(level: threshold.isPromised ? .notice : .warning, "\(line)")
    return threshold.score
  }
}

/// Forms in which findings are printed.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  case table, ndjson, csv, cases, ecs, html
}

/// There is nothing to pick a threshold by.
struct MissingCalibration: Error, CustomStringConvertible {
  let path: String
  var description: String {
    "\(path): the baseline holds no calibration, so that no threshold keeps a budget; 'heddle train' makes one from "
      + "three days on"
  }
}
