import ArgumentParser
import EventSources
import Foundation
import Logging
import Reports

/// How inputs are read.
struct ReadingFlags: ParsableArguments {
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
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' must be between 1 and 1024.") }
  }

  static func refuseTwoStandardInputs(_ paths: [String]) throws {
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("'-' can stand for standard input only once.") }
  }

  func reader(of paths: [String]) -> EventReader { EventReader(paths: paths, jobs: threads, options: options) }

  func textReader(of paths: [String], eventIDs: [UInt16]) -> EventLogTextReader {
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
    return exit(isWhole: report.isWhole)
  }

  /// The exit code of a reading.
  func exit(isWhole: Bool) -> Int32 { isWhole || allowDamaged ? 0 : RunExit.failed }
}
