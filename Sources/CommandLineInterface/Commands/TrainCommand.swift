import ArgumentParser
import Logging
import Baseline
import BaselineSQLite
import EventSources
import RemoteThread
import Reports
import Workflows

/// `heddle train`.
struct TrainCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Count events of a known-good window into a baseline.",
    discussion: """
      Reads Windows event logs (EVTX), JSON, event XML and CSV. Every event counts once, however often it is read: the
      same file again, or two exports that overlap, change no count. A run that was cut off can be repeated. The baseline
      is made where there is none.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Count only events from this UTC time on: 2026-01-31 or 2026-01-31T18:00:00Z.")
  var since: TimeArgument?

  @Option(help: "Count only events before this UTC time.")
  var until: TimeArgument?

  @Flag(
    help:
      "Count paths as they are, without '*' for user names, versions and temporary names. A baseline keeps the way it was made with."
  )
  var noGeneralise = false

  func validate() throws {
    if let since, let until, until.time <= since.time {
      throw ValidationError("'--until' must be later than '--since'.")
    }
  }

  func run(on console: Console) throws -> Int32 {
    input.diagnostics.apply(to: console)
    let settings = BaselineSettings(generalisation: noGeneralise ? .none : .standard)
    let progress = ProgressLine(on: console, of: input.reader)
    defer { progress.clear() }
    let training = Training(reader: input.reader, window: TimeWindow(since: since?.time, until: until?.time))
    let outcome = try BaselineFile.cleaningUp(at: baseline.path) { exists in
      // One that is there counts on in its own way, unless the flag asks for the other, which is an error.
      let mode: SQLiteBaseline.Mode = exists && !noGeneralise ? .readWrite : .create(settings)
      let make = { try SQLiteBaseline.open(at: baseline.path, mode: mode, jobs: input.reader.jobs) }
      // It is opened before anything is read, so that a wrong file is found at once.
      return try training.run(
        into: exists ? make() : nil, orMake: { try Interruption.putOff(make) }, progress: progress.show)
    }
    progress.clear()
    let exit = input.account(for: outcome.report, on: console)
    for line in TrainingAccount.lines(outcome) { try console.output.write(line: line) }
    guard outcome.totals != nil else {
      console.log.error("nothing to learn, so no baseline was made at \(baseline.path)")
      return RunExit.failed
    }
    return exit
  }
}
