import ArgumentParser
import FleetSimulator

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `heddle-fleet`: writes a labelled synthetic fleet.
@main
struct FleetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "heddle-fleet",
    abstract: "Write the Sysmon Event ID 8 of a synthetic fleet, with attacks and their labels.",
    discussion: """
      Writes learned.ndjson (days without attacks), scored.ndjson (the days that follow, with attacks among the \
      normal events) and labels.csv (which events are attacks) into a folder; with '--shape evtx' learned.evtx and \
      scored.evtx; with '--by-day' a file for each day, such as 2026-01-05.ndjson. The same flags give the same bytes.
      """)

  @Option(help: "Where every random choice comes from.")
  var seed: UInt64 = 1

  @Option(help: "Hosts of the fleet, 1 to 10000.")
  var hosts: Int = 400

  @Option(help: "Days to learn from, without attacks, 1 to 3650.")
  var days: Int = 35

  @Option(help: "Days that follow, with attacks, 0 to 3650.")
  var attackDays: Int = 10

  @Option(help: ArgumentHelp("Folder to write to; made where it is missing.", valueName: "dir"))
  var output: String

  @Option(help: "Form of the events: winlogbeat or evtx.")
  var shape = Shape.winlogbeat

  @Option(help: ArgumentHelp("Other Sysmon events for each of Event ID 8, 0 to 39.", valueName: "ratio"))
  var otherEvents: Double = 0

  @Option(help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd"))
  var start = "2026-01-05"

  @Flag(help: "Write a file for each day instead of learned and scored.")
  var byDay = false

  @Flag(help: "Have an attacker try to be learned: on each attack day the same threads on one more host.")
  var poison = false

  func validate() throws {
    do {
      _ = try plan()
    } catch {
      throw ValidationError(error.description)
    }
    guard otherEvents >= 0, otherEvents <= Double(FleetFiles.mostOtherEvents) else {
      throw ValidationError("--other-events \(otherEvents): must be 0 to \(FleetFiles.mostOtherEvents)")
    }
  }

  func run() throws {
    // Full disks and closed pipes are to be errors of `write`, not signals.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let perMille = Int((otherEvents * 1000).rounded())
    let account = try FleetFiles(
      plan: plan(), directory: output, shape: shape.fleetShape, otherEventsPerMille: perMille, isByDay: byDay
    ).write()
    print(account)
  }

  private func plan() throws(FleetPlanError) -> FleetPlan {
    try FleetPlan(
      seed: seed, hosts: hosts, days: days, attackDays: attackDays, startDay: FleetPlan.startDay(start),
      isPoisoned: poison)
  }
}

/// Forms in which a fleet is written.
enum Shape: String, CaseIterable, ExpressibleByArgument {
  case winlogbeat, evtx

  var fleetShape: FleetShape {
    switch self {
    case .winlogbeat: .winlogbeat
    case .evtx: .evtx
    }
  }
}
