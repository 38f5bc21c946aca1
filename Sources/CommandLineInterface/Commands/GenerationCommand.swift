import ArgumentParser
import Baseline
import BaselineSQLite
import Logging
import RemoteThread
import Reports
import Workflows

/// `heddle generation`.
struct GenerationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generation", abstract: "See what rebuilds published, and go back to it.",
    subcommands: [
      GenerationListCommand.self, GenerationShowCommand.self, GenerationDiffCommand.self,
      GenerationRollbackCommand.self,
    ])
}

/// `heddle generation list`.
struct GenerationListCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the generations that are kept, oldest first.")

  @OptionGroup var baseline: BaselineOptions

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let kept = try store.generations()
    for generation in kept { try console.output.write(line: GenerationTable.line(generation)) }
    if kept.isEmpty { console.log.notice("\(NoGeneration(path: baseline.path))") }
    return 0
  }
}

/// `heddle generation show`.
struct GenerationShowCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a generation's report, or its configuration.")

  @Argument(help: "Number of the generation (default: the newest).")
  var number: Int?

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "What to show: report, html or config.")
  var output = GenerationForm.report

  func run(on console: Console) throws -> Int32 {
    let kept = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly).generations()
    guard let wanted = number ?? kept.last?.number else { throw NoGeneration(path: baseline.path) }
    let generation = try GenerationComparison.generation(wanted, in: kept)
    if output == .config {
      try console.output.write(generation.configuration)
      return 0
    }
    guard let report = NightReport(json: generation.report) else {
      throw OtherReport(path: baseline.path, number: wanted)
    }
    if output == .html {
      try console.output.write(NightReportHTML(report, generation: wanted).page)
    } else {
      for line in NightReportText(report, generation: wanted).lines { try console.output.write(line: line) }
    }
    return 0
  }
}

/// Forms in which a generation is shown.
enum GenerationForm: String, CaseIterable, ExpressibleByArgument {
  case report, html, config
}

/// `heddle generation diff`.
struct GenerationDiffCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed from one generation to another, in meaning.",
    discussion: "Opens the baseline for writing, to go back in it and to undo that; it stays as it is.")

  @Argument(help: "Number of the older generation.")
  var first: Int

  @Argument(help: "Number of the newer generation.")
  var second: Int

  @OptionGroup var baseline: BaselineOptions

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readWrite)
    let outcome = try GenerationComparison().run(store, from: first, to: second)
    for line in GenerationTable.lines(outcome) { try console.output.write(line: line) }
    return 0
  }
}

/// `heddle generation rollback`.
struct GenerationRollbackCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Make baseline and configuration what they were at a generation.",
    discussion: """
      Later generations are gone then, and their events are counted again by the next rebuild if they are still in the \
      inbox: take out what should not be. Decisions about quarantine stay, and count again from the next rebuild on.
      """)

  @Argument(help: "Number of the generation.")
  var number: Int

  @OptionGroup var baseline: BaselineOptions

  @Option(
    help: "Where the configuration is published, or the file that rebuilds merge into: all of it is as it was then.",
    completion: .file())
  var configOut: String?

  func validate() throws { try OutputFile.refuse(configOut, asBaseline: baseline.path) }

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readWrite)
    let generation = try GenerationComparison.generation(number, in: try store.generations())
    let file = try configOut.map { try OutputFile.staged(at: $0, holding: generation.configuration) }
    try store.atomically { try store.restore(number) }
    try file?.commit()
    console.log.notice("the baseline is that of generation \(number)")
    if configOut == nil {
      console.log.notice("its configuration: heddle generation show \(number) --output config")
    }
    return 0
  }
}

/// There is nothing to show.
struct NoGeneration: Error, CustomStringConvertible {
  let path: String
  var description: String { "\(path): no rebuild has published a generation yet" }
}

/// A report that another version wrote.
struct OtherReport: Error, CustomStringConvertible {
  let path: String
  let number: Int
  var description: String { "\(path): the report of generation \(number) is of another version of heddle" }
}
