import ArgumentParser
import Logging
import EventSources
import Foundation
import Reports

/// What to read, for every command that reads events.
struct InputOptions: ParsableArguments {
  @Argument(
    help: """
      Files, folders, or - for standard input, also compressed or packed. What they hold is told by its content.
      """, completion: .file())
  var paths: [String]

  @Option(help: "Threads for decoding (default: the number of processors).")
  var jobs: Int?

  @OptionGroup var diagnostics: DiagnosticOptions

  @Flag(help: "Exit with 0 even where damaged records were skipped or inputs could not be read.")
  var allowDamaged = false

  @Flag(help: "Stop at the first damaged record or unreadable input; of event logs, verify the checksums too.")
  var strict = false

  @Flag(
    help: "Read the records that remain behind the end of an event log's own, deleted or older ones; NDJSON marks them."
  )
  var residual = false

  func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("'-' can stand for standard input only once.") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' must be between 1 and 1024.") }
  }

  var reader: EventReader { EventReader(paths: paths, jobs: threads, options: options) }

  /// For the records of event logs as text.
  func textReader(eventIDs: [UInt16]) -> EventLogTextReader {
    EventLogTextReader(paths: paths, jobs: threads, eventIDs: eventIDs, options: options)
  }

  private var threads: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
  private var options: ReadingOptions { ReadingOptions(isStrict: strict, readsResidual: residual) }

  /// Writes the account of the reading and gives the exit code that it calls for.
  func account(
    for report: ReadReport, on console: Console, summary: (ReadReport) -> String = ReadAccount.summary
  ) -> Int32 {
    for line in ReadAccount.remarks(report) { console.log.notice("\(line)") }
    for line in ReadAccount.problems(report) { console.log.warning("\(line)") }
    console.log.notice("\(summary(report))")
    return report.isWhole || allowDamaged ? 0 : RunExit.failed
  }
}
