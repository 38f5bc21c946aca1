import ArgumentParser
import Baseline
import BaselineSQLite

/// `heddle baseline export`.
struct ExportCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a baseline as text: sorted NDJSON that diffs well and can be joined.")

  @OptionGroup var baseline: BaselineOptions

  @Option(name: .shortAndLong, help: "Write to this file instead of standard output.", completion: .file())
  var output: String?

  func validate() throws { try OutputFile.refuse(output, asBaseline: baseline.path) }

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readOnly)
    try OutputFile.write(to: output, console: console) { write in
      try store.exportRows { try write(BaselineTextForm.line(of: $0) + "\n") }
    }
    return 0
  }
}
