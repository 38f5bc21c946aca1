import ArgumentParser
import BaselineSQLite
import Logging
import Reports
import SysmonRules
import Workflows

/// `heddle config audit`.
struct AuditCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Say what each exclusion of a Sysmon configuration silences and hides.",
    discussion: """
      For every exclusion of CreateRemoteThread: the events that it silences, of a baseline and of events; which of an \
      attacker's obvious moves it hides, with a grade of risk and the reason; whether it never matched; and, where the \
      baseline supports them, exact rules that can stand in its place.
      """)

  @Argument(help: "The Sysmon configuration.", completion: .file())
  var file: String

  @OptionGroup var reading: ConfigurationOptions
  @OptionGroup var baseline: OptionalBaselineOptions
  @OptionGroup var input: OptionalInputOptions

  @Option(help: "Form of the result: table, json or html.")
  var output = AuditFormat.table

  func validate() throws { try ReadingFlags.refuseTwoStandardInputs([file] + input.paths) }

  func run(on console: Console) throws -> Int32 {
    input.reading.diagnostics.apply(to: console)
    let configuration = try reading.configuration(at: file)
    for remark in configuration.remarks { console.log.warning("\(file): \(remark)") }
    let store = try baseline.store()
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    let run = AuditRun(configuration: configuration)
    let outcome = try run.run(store: store, reader: input.reader, progress: progress.show)
    progress.clear()
    switch output {
    case .table:
      let table = AuditTable(outcome, of: configuration, width: console.width)
      for line in table.lines { try console.output.write(line: line) }
    case .json: try console.output.write(line: AuditJSON.text(outcome, of: configuration))
    case .html: try console.output.write(AuditHTML(outcome, of: configuration, name: file).page)
    }
    return input.paths.isEmpty ? 0 : input.reading.account(for: outcome.report, on: console)
  }
}

/// Forms in which an audit is printed.
enum AuditFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, html
}
