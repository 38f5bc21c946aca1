import ArgumentParser

/// The flags of `heddle rebuild` that a settings file may hold too, by the same names.
struct RebuildFlags: ParsableArguments {
  @Option(help: "The folder that logs arrive in.", completion: .directory)
  var inbox: String?

  @Option(help: "The baseline: a SQLite file; made where there is none.", completion: .file())
  var baseline: String?

  @Option(help: ArgumentHelp("Days that the baseline covers (default: 30d).", valueName: "days"))
  var window: DayCount?

  @Option(help: "Where the Sysmon configuration is published.", completion: .file())
  var configOut: String?

  @Option(
    help: ArgumentHelp(
      "In place of '--config-out': the Sysmon configuration that takes the exclusions, of which nothing else changes.",
      valueName: "file"),
    completion: .file())
  var mergeInto: String?

  @Option(help: "Folder for the drift report, as text and HTML; made where it is missing.", completion: .directory)
  var report: String?

  @Option(help: "Where figures are written for Prometheus' textfile collector.", completion: .file())
  var metrics: String?

  @Option(help: "Lists of your own for the indicators, as 'heddle profile' prints them.", completion: .file())
  var profile: String?

  @Option(help: "Threads for decoding (default: the number of processors).")
  var jobs: Int?

  @Option(help: "Generations that are kept for rollback (default: 14).")
  var keep: Int?

  @Option(help: ArgumentHelp("New cases that people can look at (default: 1/day).", valueName: "cases/day"))
  var alertBudget: AlertBudget?

  @Option(
    help: ArgumentHelp(
      "Findings of this level and above are counted, but not learned (default: high).", valueName: "level"))
  var quarantineLevel: LevelArgument?

  @Option(
    help: ArgumentHelp(
      "The share of a day's hosts that tells a roll-out from an attack (default: 10%).", valueName: "share"))
  var rollOutShare: Share?

  @Option(
    help: ArgumentHelp(
      "The least number of hosts on a day that tells a roll-out from an attack (default: 2).", valueName: "hosts"))
  var rollOutHosts: Int?

  @Option(help: ArgumentHelp("Most known-good tuples that may be lost in a night (default: 20%).", valueName: "share"))
  var maxDrop: Share?

  @Option(help: ArgumentHelp("Most known-good tuples that may come in a night (default: 50%).", valueName: "share"))
  var maxGrowth: Share?

  @Option(help: ArgumentHelp("Least share of the usual hosts on the newest day (default: 50%).", valueName: "share"))
  var minHosts: Share?

  @Option(help: ArgumentHelp("Most days between two rebuilds (default: 10d).", valueName: "days"))
  var maxIdle: DayCount?

  func validate() throws {
    if configOut != nil, mergeInto != nil { throw ValidationError("Give '--config-out' or '--merge-into', not both.") }
    if mergeInto == "-" { throw ValidationError("'--merge-into' needs the name of a file.") }
    if let rollOutHosts, rollOutHosts < 1 { throw ValidationError("'--roll-out-hosts' must be 1 or more.") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("'--jobs' must be between 1 and 1024.") }
    if let keep, !(1...1000).contains(keep) { throw ValidationError("'--keep' must be between 1 and 1000.") }
  }
}
