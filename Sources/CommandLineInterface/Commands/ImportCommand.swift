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
    let (totals, calibration) = try BaselineFile.cleaningUp(at: baseline.path) { exists in
      let store = try BaselineImport(from: file).run { settings in
        let make = { try SQLiteBaseline.open(at: baseline.path, mode: .create(settings)) }
        return try exists ? make() : Interruption.putOff(make)
      }
      return (try store.totals(), try store.calibration())
    }
    try console.output.write(line: BaselineAccount.totals(totals))
    if let calibration { try console.output.write(line: CalibrationAccount.line(calibration)) }
    return 0
  }
}
