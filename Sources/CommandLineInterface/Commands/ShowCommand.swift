import ArgumentParser
import Baseline
import BaselineSQLite
import Reports

/// `heddle baseline show`.
struct ShowCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a baseline holds.",
    discussion: "The whole is open to queries: see the views tuple_summary and offset_summary of the SQLite file.")

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Show at most this many tuples, the most widely seen first.")
  var limit = 20

  func validate() throws {
    if limit < 0 { throw ValidationError("'--limit' must be 0 or more.") }
  }

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let lines = BaselineAccount.lines(
      settings: try store.settings, totals: try store.totals(), tuples: try store.tuples(), limit: limit,
      width: console.width)
    for line in lines { try console.output.write(line: line) }
    return 0
  }
}
