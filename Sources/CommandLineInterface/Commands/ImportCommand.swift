import ArgumentParser
import Baseline
import BaselineSQLite
import Reports
import Workflows

/// `heddle baseline import`.
struct ImportCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Join a baseline's text form into a baseline.",
    discussion: """
      Joining takes the larger of two counts of the same sighting and the stricter of two decisions, so the order does \
      not matter and importing twice changes nothing. The baseline is made where there is none. All of the file is \
      imported, or none of it.
      """)

  @Argument(help: "The text form, or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var baseline: BaselineOptions

  func run(on console: Console) throws -> Int32 {
    _ = try BaselineFile.exists(at: baseline.path)
    let store = try BaselineImport(from: file).run { settings in
      try SQLiteBaseline.open(at: baseline.path, mode: .create(settings))
    }
    try console.output.write(line: BaselineAccount.totals(try store.totals()))
    return 0
  }
}
