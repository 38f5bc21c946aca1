import ArgumentParser
import Baseline
import BaselineSQLite
import Foundation
import Logging
import Reports
import Workflows

/// `heddle baseline backup`.
struct BackupCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a baseline while it is in use, generations and decisions included.")

  @OptionGroup var baseline: BaselineOptions

  @Option(name: .shortAndLong, help: "The copy; appears whole or not at all.", completion: .file())
  var output: String

  func validate() throws { try OutputFile.refuse(output, asBaseline: baseline.path) }

  func run(on console: Console) throws -> Int32 {
    try SQLiteBaseline.open(at: baseline.path, mode: .readOnly).backup(to: output)
    try console.output.write(
      line: BaselineAccount.totals(try SQLiteBaseline.open(at: output, mode: .readOnly).totals()))
    return 0
  }
}

/// `heddle baseline verify`.
struct VerifyCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a whole baseline: structure, references, values, events against the ledger.",
    discussion: "Exits with 1 where anything is wrong.")

  @OptionGroup var baseline: BaselineOptions

  func run(on console: Console) throws -> Int32 {
    let found = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly).verify()
    for problem in found.problems { console.log.error("\(problem)") }
    try console.output.write(line: VerificationAccount.line(found))
    return found.problems.isEmpty ? 0 : RunExit.failed
  }
}

/// `heddle baseline merge`.
struct MergeCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join baselines that were counted apart into a new one.",
    discussion: """
      The order does not matter, and joining one twice changes nothing. Of two counts of one sighting the larger stays, \
      of two decisions the stricter, of two policies the larger figures. Generations are not joined.
      """)

  @Argument(help: "The baselines.", completion: .file())
  var baselines: [String]

  @Option(name: .shortAndLong, help: "The new baseline; must not exist yet.", completion: .file())
  var output: String

  func run(on console: Console) throws -> Int32 {
    let sources = try baselines.map { try SQLiteBaseline.open(at: $0, mode: .readOnly) }
    guard let settings = BaselineMerge.joined(try sources.map { try $0.settings }) else {
      throw ValidationError("Name the baselines to join.")
    }
    let totals = try BaselineFile.cleaningUp(at: output) { exists in
      guard !exists else { throw OutputError(name: output, number: EEXIST) }
      let target = try Interruption.putOff { try SQLiteBaseline.open(at: output, mode: .create(settings)) }
      try BaselineMerge().run(sources, into: target)
      return try target.totals()
    }
    try console.output.write(line: BaselineAccount.totals(totals))
    return 0
  }
}
