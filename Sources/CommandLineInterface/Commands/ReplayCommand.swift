import ArgumentParser
import Logging
import RemoteThread
import Reports
import SysmonRules
import Workflows

/// `heddle config replay`.
struct ReplayCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Say what a Sysmon configuration would log and drop of recorded events.",
    discussion: """
      For each tuple, how many events would be logged and dropped, and by which filter. A configuration that Sysmon \
      refuses is an error, and nothing is printed. An event that is read twice counts twice.
      """)

  @Argument(help: "The Sysmon configuration.", completion: .file())
  var file: String

  @OptionGroup var reading: ConfigurationOptions
  @OptionGroup var input: InputOptions

  @Option(help: "Show only events that would be dropped, or logged.")
  var show: FateArgument?

  @Option(
    help: ArgumentHelp(
      "Explain what becomes of the events with this record number, filter by filter.", valueName: "record"))
  var explain: UInt64?

  @Option(help: "Form of the result: table or ndjson, one line an event.")
  var output = ReplayFormat.table

  func validate() throws {
    if explain != nil, output != .table || show != nil {
      throw ValidationError("'--explain' goes with neither '--output' nor '--show'.")
    }
    if file == "-", input.paths.contains("-") {
      throw ValidationError("'-' can stand for standard input only once.")
    }
  }

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let configuration = try reading.configuration(at: file)
    for remark in configuration.remarks { console.log.warning("\(file): \(remark)") }
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    let isTable = explain == nil && output == .table
    let run = ReplayRun(reader: input.reader, configuration: configuration, talliesTuples: isTable)
    let trace = TraceText(configuration, width: console.width)
    var explained = 0
    let outcome =
      if isTable {
        try run.run(progress: progress.show)
      } else {
        try run.run(progress: progress.show) { event, decision in
          if let explain {
            guard event.recordID == explain else { return }
            progress.clear()
            if explained > 0 { try console.output.write(line: "") }
            for line in trace.lines(event) { try console.output.write(line: line) }
            explained += 1
          } else if show?.fate.isOf(decision) ?? true {
            try console.output.write(line: ReplayJSON.line(event, decision, of: configuration))
          }
        }
      }
    progress.clear()
    if isTable {
      let lines = ReplayTable.lines(outcome, of: configuration, shown: show?.fate, width: console.width)
      for line in lines { try console.output.write(line: line) }
    }
    let exit = input.account(for: outcome.report, on: console)
    console.log.notice("\(ReplayAccount.line(outcome))")
    guard let explain, explained == 0 else { return exit }
    console.log.error("no event has the record number \(explain)")
    return RunExit.failed
  }
}

/// Forms in which a replay is printed.
enum ReplayFormat: String, CaseIterable, ExpressibleByArgument {
  case table, ndjson
}

/// Which events are shown.
enum FateArgument: String, CaseIterable, ExpressibleByArgument {
  case dropped, logged

  var fate: EventFate { self == .dropped ? .dropped : .logged }
}
