import ArgumentParser
import Baseline
import BaselineSQLite
import Logging
import RemoteThread
import Reports
import Workflows

/// `heddle quarantine list`.
struct QuarantineListCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what is in quarantine, the most widely seen first.")

  @OptionGroup var baseline: BaselineOptions

  @Flag(help: "List what is on probation, and what was rejected, too.")
  var all = false

  @Option(help: "Form of the list: table or ndjson.")
  var output = ListFormat.table

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    let list = try QuarantineDesk(store).list()
    let waiting = list.filter { $0.status == .quarantined && HoldReason.isAutomatic($0.status, $0.reason) }
    for one in all ? list : waiting {
      switch output {
      case .ndjson: try console.output.write(line: RestraintTable.json(one))
      case .table:
        for line in RestraintTable.lines(one, width: console.width) { try console.output.write(line: line) }
      }
    }
    let probation = list.count { $0.status == .probation }
    console.log.notice(
      "\(waiting.count) in quarantine, \(probation) on probation, \(list.count - waiting.count - probation) rejected")
    return 0
  }
}

/// Forms of a list.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case table, ndjson
}
