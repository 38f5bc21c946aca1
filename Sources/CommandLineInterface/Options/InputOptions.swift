import ArgumentParser
import EventSources
import Reports

/// What to read, for every command that reads events.
struct InputOptions: ParsableArguments {
  @Argument(
    help: """
      Files, folders, or - for standard input, also compressed or packed. What they hold is told by its content.
      """, completion: .file())
  var paths: [String]

  @OptionGroup var reading: ReadingFlags

  func validate() throws { try ReadingFlags.refuseTwoStandardInputs(paths) }

  var diagnostics: DiagnosticOptions { reading.diagnostics }

  var reader: EventReader { reading.reader(of: paths) }

  /// For what is still being written.
  var follower: EventFollower { EventFollower(paths: paths) }

  /// The exit code of a reading.
  func exit(isWhole: Bool) -> Int32 { reading.exit(isWhole: isWhole) }

  /// For the records of event logs as text.
  func textReader(eventIDs: [UInt16]) -> EventLogTextReader { reading.textReader(of: paths, eventIDs: eventIDs) }

  /// Writes the account of the reading and gives the exit code that it calls for.
  func account(
    for report: ReadReport, on console: Console, summary: (ReadReport) -> String = ReadAccount.summary
  ) -> Int32 {
    reading.account(for: report, on: console, summary: summary)
  }
}

/// What to read beside a baseline, or instead of one, for the commands that can do without events.
struct OptionalInputOptions: ParsableArguments {
  @Argument(
    help: """
      Events to hold it against: files, folders, or - for standard input, also compressed or packed.
      """, completion: .file())
  var paths: [String] = []

  @OptionGroup var reading: ReadingFlags

  func validate() throws { try ReadingFlags.refuseTwoStandardInputs(paths) }

  /// Nil where there is nothing to read.
  var reader: EventReader? { paths.isEmpty ? nil : reading.reader(of: paths) }
}
