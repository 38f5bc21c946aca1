import ArgumentParser
import Baseline
import RemoteThread

/// `heddle quarantine approve`.
struct QuarantineApproveCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Make something known good by name.",
    discussion: """
      Where the starts of an approved tuple have no name but their offset, the offsets seen so far are approved with it. \
      After the day of '--until' it is back in quarantine.
      """)

  @OptionGroup var decision: DecisionOptions

  @Option(help: ArgumentHelp("The last day on which it counts.", valueName: "date"))
  var until: DayArgument?

  func run(on console: Console) throws -> Int32 {
    try decision.decide(.approved, until: until?.day, on: console)
  }
}

/// `heddle quarantine reject`.
struct QuarantineRejectCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Keep something from ever becoming known good by itself.")

  @OptionGroup var decision: DecisionOptions

  func run(on console: Console) throws -> Int32 { try decision.decide(.rejected, on: console) }
}

/// A day on the command line: `2026-03-01`.
struct DayArgument: ExpressibleByArgument {
  let day: UTCDay

  init?(argument: String) {
    guard let day = UTCDay(argument) else { return nil }
    self.day = day
  }
}
