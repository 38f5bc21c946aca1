import ArgumentParser
import Baseline
import BaselineSQLite
import Reports
import Workflows

/// `heddle baseline policy`.
struct PolicyCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Set when a tuple counts as known good.",
    discussion:
      "The policy is stored in the baseline. What is not given stays as it is. The baseline is calibrated anew.")

  @OptionGroup var baseline: BaselineOptions

  @Option(help: "Least number of host-days (a host on a UTC day) with the tuple.")
  var minimumHostDays: Int?

  @Option(help: "Least number of days with the tuple.")
  var minimumDays: Int?

  func validate() throws {
    for value in [minimumHostDays, minimumDays].compactMap(\.self) where !(1...1_000_000).contains(value) {
      throw ValidationError("A policy's figures must be between 1 and 1000000.")
    }
    if minimumHostDays == nil && minimumDays == nil {
      throw ValidationError("Give '--minimum-host-days', '--minimum-days' or both.")
    }
  }

  func run(on console: Console) throws -> Int32 {
    let store = try SQLiteBaseline.open(at: baseline.path, mode: .readWrite)
    let policy = try store.settings.policy
    try store.setPolicy(
      KnownGoodPolicy(
        minimumHostDays: minimumHostDays ?? policy.minimumHostDays, minimumDays: minimumDays ?? policy.minimumDays))
    let totals = try store.totals()
    try console.output.write(line: BaselineAccount.totals(totals))
    if let calibration = try CalibrationRun().refresh(store, totals: totals) {
      try console.output.write(line: CalibrationAccount.line(calibration))
    }
    return 0
  }
}
