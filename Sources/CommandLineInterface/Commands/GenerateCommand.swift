import ArgumentParser
import BaselineSQLite
import Logging
import Reports
import Workflows

/// `heddle config generate`.
struct GenerateCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a Sysmon configuration that excludes what is known good, and no more.",
    discussion: """
      One rule for every known-good tuple that is safe to exclude, or for each of its known-good offsets where \
      StartFunction is blank. Never excluded, known good or not: starts in private memory, functions that load \
      libraries, images where users can write, and targets that guard credentials or the machine; they are listed on \
      standard error with the reason. Before anything is written, the printed file is read back as Sysmon reads it, \
      and sample events of every tuple of the baseline and the obvious attacks on every rule are replayed through it; \
      where anything but the known is dropped, nothing is written.
      """)

  @OptionGroup var baseline: BaselineOptions
  @OptionGroup var merge: MergeOptions
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.", completion: .file())
  var output: String?

  func validate() throws { try OutputFile.refuse(output, asBaseline: baseline.path) }

  func run(on console: Console) throws -> Int32 {
    diagnostics.apply(to: console)
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let outcome = try Generation().run(store)
    let merged = try merge.merged(outcome.xml, on: console)
    try OutputFile.write(merged ?? outcome.xml, to: output ?? merge.path, console: console)
    for line in GenerationAccount.leftOut(outcome) { console.log.notice("\(line)") }
    console.log.notice("\(GenerationAccount.summary(outcome))")
    console.log.notice("\(GenerationAccount.proof(outcome))")
    return 0
  }
}
