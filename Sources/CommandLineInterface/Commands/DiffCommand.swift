import ArgumentParser
import BaselineSQLite
import Logging
import Reports
import Workflows

/// `heddle config diff`.
struct DiffCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what a new Sysmon configuration changes, in meaning and not in text.",
    discussion: """
      Filters for CreateRemoteThread that came and went, and of a baseline and of events the tuples that are logged now \
      and were dropped before, and the other way round. Order, letter case and comments make no difference.
      """)

  @Argument(help: "The old Sysmon configuration.", completion: .file())
  var old: String

  @Argument(help: "The new Sysmon configuration.", completion: .file())
  var new: String

  @OptionGroup var reading: ConfigurationOptions
  @OptionGroup var baseline: OptionalBaselineOptions
  @OptionGroup var input: OptionalInputOptions

  @Option(help: "Form of the result: text or json.")
  var output = DifferenceFormat.text

  func validate() throws { try ReadingFlags.refuseTwoStandardInputs([old, new] + input.paths) }

  func run(on console: Console) throws -> Int32 {
    input.reading.diagnostics.apply(to: console)
    let before = try reading.configuration(at: old)
    let after = try reading.configuration(at: new)
    let tuples = try baseline.store()?.tuples() ?? []
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    let outcome = try ComparisonRun(old: before, new: after).run(
      tuples: tuples, reader: input.reader, progress: progress.show)
    progress.clear()
    let report = DifferenceReport(outcome, old: before, new: after)
    switch output {
    case .text: for line in report.lines(width: console.width) { try console.output.write(line: line) }
    case .json: try console.output.write(line: report.json)
    }
    return input.paths.isEmpty ? 0 : input.reading.account(for: outcome.report, on: console)
  }
}

/// Forms in which a difference is printed.
enum DifferenceFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
