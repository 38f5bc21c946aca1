import ArgumentParser
import Baseline
import BaselineSQLite
import RemoteThread
import Reports
import Workflows

/// `heddle quarantine show`.
struct QuarantineShowCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is known of one thing or case, and every decision about it.")

  @Argument(help: "HDQ-… of one thing, or HDL-… of a case for all that came with it.")
  var name: String

  @OptionGroup var baseline: BaselineOptions

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let desk = QuarantineDesk(store)
    let restrained = Dictionary(try desk.list().map { ($0.start, $0) }) { first, _ in first }
    let (standings, decisions) = (try store.standings(), try store.decisions())
    for start in try desk.starts(named: name) {
      if let one = restrained[start] {
        for line in RestraintTable.lines(one, width: console.width) { try console.output.write(line: line) }
        for line in RestraintTable.spellings(one, width: console.width) { try console.output.write(line: line) }
      } else if let standing = standings[start] {
        try console.output.write(line: RestraintTable.line(start, standing))
      }
      for decision in decisions where decision.start == start {
        try console.output.write(line: "    " + RestraintTable.line(decision))
      }
    }
    return 0
  }
}
