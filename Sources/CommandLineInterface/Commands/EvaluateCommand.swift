import ArgumentParser
import BaselineSQLite
import Foundation
import Logging
import Reports
import Workflows

/// `heddle evaluate`.
struct EvaluateCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure on labelled events how far up attacks come, beside other rankings.",
    discussion: """
      The labels are CSV with a header that names 'computer' and 'record_id', one row for each event of an attack; \
      columns 'kind' and 'incident' tell attacks apart ('heddle-fleet' writes such a file). The unit is the case. Beside \
      Heddle's score the same cases are ranked by: tuple never seen (Elastic's new_terms), least-frequent stacking, the \
      conditional frequency of NoDoze, and a chain of probabilities with Laplace's smoothing.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var baseline: BaselineOptions
  @OptionGroup var profile: ProfileOptions

  @Option(help: "Which events are attacks: a CSV file.", completion: .file())
  var labels: String

  @Flag(help: "Print one JSON object.")
  var json = false

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let evaluation = Evaluation(reader: input.reader, labels: try readLabels(), profile: try profile.profile())
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    // In this order: reading a calibration takes memory for a moment, a snapshot for good.
    let calibration = try store.calibration()
    let snapshot = try store.snapshot()
    console.warn(of: calibration, at: baseline.path, ifNotOf: snapshot)
    let outcome = try evaluation.run(snapshot, calibration: calibration, progress: progress.show)
    progress.clear()
    let exit = input.account(for: outcome.report, on: console)
    let lines = json ? [EvaluationJSON.line(outcome)] : EvaluationTable.lines(outcome)
    for line in lines { try console.output.write(line: line) }
    if outcome.labelsWithoutEvent > 0 {
      console.log.warning("\(labels): \(outcome.labelsWithoutEvent) of \(outcome.labels) labels are of no event read")
    }
    return exit
  }

  private func readLabels() throws -> AttackLabels {
    let data = try Data(contentsOf: URL(filePath: labels))
    guard let text = String(data: data, encoding: .utf8) else { throw UnusableLabels(path: labels, reason: "no UTF-8") }
    do {
      return try AttackLabels(csv: text)
    } catch {
      throw UnusableLabels(path: labels, reason: error.description)
    }
  }
}

/// Why a file of labels cannot be used.
struct UnusableLabels: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "\(path): \(reason)" }
}
