import ArgumentParser
import EventSources
import Reports

/// `heddle evtx dump`.
struct DumpCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "Write the records of Windows event logs as XML or JSON.",
    discussion: """
      Records of any provider, in the order of the log, as one XML document or a line of JSON each. Damaged places are \
      named on standard error, and reading goes on behind them.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .customLong("event-id"),
    help: ArgumentHelp("Only records with this event id; may be repeated.", valueName: "id"))
  var eventIDs: [UInt16] = []

  @Option(help: "Form of the records: xml or ndjson.")
  var output = RecordFormat.xml

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let reader = input.textReader(eventIDs: eventIDs)
    let progress = ProgressLine(on: console)
    defer { progress.clear() }
    if output == .xml { try console.output.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Events>\n") }
    let report = try reader.read(as: output.form, progress: progress.show) { text in
      progress.clear()
      try console.output.write(text)
    }
    if output == .xml { try console.output.write("</Events>\n") }
    progress.clear()
    return input.account(for: report, on: console, summary: ReadAccount.recordSummary)
  }
}

/// Forms in which records are printed.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
  case xml, ndjson

  var form: EventLogTextReader.Form {
    switch self {
    case .xml: .xml
    case .ndjson: .ndjson
    }
  }
}
