import ArgumentParser
import Baseline
import BaselineSQLite
import EventSources
import Foundation
import Logging
import RemoteThread
import Reports
import Scoring
import SysmonRules
import Workflows

/// `heddle rebuild`.
struct RebuildCommand: HeddleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Take in the night's logs and publish a new baseline and configuration.",
    discussion: """
      For a timer: reads what is new in the inbox, scores it against the baseline as it was, keeps what looks like an \
      attack from being learned, forgets the days before the window, and publishes baseline, configuration and report as \
      one generation. Where anything fails, or a guard rail forbids it, everything stays as it was. Flags come before \
      the settings file, a YAML file with the same names.

      Exit codes: 0 published; 1 failed; 2 refused by a guard rail; 64 wrong usage.
      """)

  @OptionGroup var flags: RebuildFlags

  @Option(help: "A YAML file with settings, named like the flags.", completion: .file())
  var settings: String?

  @Flag(help: "Check the settings and the files they name, print what counts, and do nothing.")
  var check = false

  @Flag(help: "Publish whatever the guard rails say; the report names what they said.")
  var force = false

  @Option(help: ArgumentHelp("Take this for the present time, in UTC.", valueName: "time"))
  var now: TimeArgument?

  @OptionGroup var logging: LoggingOptions

  func run(on console: Console) throws -> Int32 {
    logging.apply(to: console)
    let plan = try RebuildPlan(flags, try settings.map { try SettingsFile(at: $0) } ?? SettingsFile())
    let profile = try ProfileOptions.profile(at: plan.profile)
    if check { return try report(plan, on: console) }
    let began = ContinuousClock.now
    do {
      let outcome = try rebuild(plan, profile, on: console)
      for line in RebuildAccount.lines(outcome) { console.log.notice("\(line)") }
      try writeMetrics(plan, outcome.generation, since: began)
      return 0
    } catch {
      let store = try? SQLiteBaseline.open(at: plan.baseline, mode: .readOnly)
      try? writeMetrics(plan, try? store?.generations().last, since: began, succeeded: false)
      guard let refusal = error as? Refusal else { throw error }
      for reason in refusal.reasons { console.log.error("refused: \(reason)") }
      console.log.error("not published, everything stays as it was; look into it, and give '--force' if it is right")
      return RunExit.refused
    }
  }

  private func writeMetrics(
    _ plan: RebuildPlan, _ generation: BaselineGeneration?, since began: ContinuousClock.Instant,
    succeeded: Bool = true
  ) throws {
    guard let path = plan.metrics else { return }
    try PublishedFiles.writeMetrics(
      to: path, generation, time: present, seconds: (ContinuousClock.now - began) / .seconds(1), succeeded: succeeded)
  }

  private func rebuild(
    _ plan: RebuildPlan, _ profile: ScoringProfile, on console: Console
  ) throws -> RebuildRun.Outcome {
    let progress = ProgressLine(on: console)
    defer { progress.clear() }
    let run = RebuildRun(
      inbox: plan.inbox, jobs: plan.jobs, settings: plan.settings, profile: profile, now: present,
      isForced: force, merge: plan.merge)
    return try BaselineFile.cleaningUp(at: plan.baseline) { exists in
      let mode: SQLiteBaseline.Mode = exists ? .readWrite : .create(BaselineSettings())
      let store = try Interruption.putOff { try SQLiteBaseline.open(at: plan.baseline, mode: mode, jobs: plan.jobs) }
      var files = PublishedFiles(plan: plan)
      if let newest = try store.generations().last {
        // A kill may have come between a commit and the files.
        try files.stageAgain(newest)
        try files.commit()
      }
      let outcome = try run.run(store, progress: progress.show) { try files.stage($0.generation) }
      progress.clear()
      for line in ReadAccount.problems(outcome.reading) + outcome.unreadable { console.log.warning("\(line)") }
      try files.commit()
      if let path = plan.merge?.path, let merged = outcome.merged {
        for remark in merged.remarks { console.log.warning("\(path): \(remark)") }
        console.log.notice("\(MergeAccount.line(merged, path: path))")
      }
      try store.close()
      return outcome
    }
  }

  /// The time to go by.
  private var present: UTCTime {
    now?.time ?? UTCTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  private func report(_ plan: RebuildPlan, on console: Console) throws -> Int32 {
    let listing = try InputListing(of: plan.inbox)
    if try BaselineFile.exists(at: plan.baseline) {
      try SQLiteBaseline.open(at: plan.baseline, mode: .readOnly).close()
    }
    try plan.merge?.check()
    for folder in [plan.merge?.path, plan.configuration, plan.metrics, plan.report].compactMap(\.self).map(Self.folder)
    {
      guard unsafe access(folder, W_OK | X_OK) == 0 else { throw OutputError(name: folder, number: errno) }
    }
    for line in plan.lines(files: listing.files.count) { try console.output.write(line: line) }
    return 0
  }

  private static func folder(of path: String) -> String { URL(filePath: path).deletingLastPathComponent().path }
}

extension RebuildPlan {
  /// What counts, a line each, as a settings file has it.
  func lines(files: Int) -> [String] {
    let rails = settings.guardRails
    func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
    let paths = [
      ("config-out", configuration), ("merge-into", merge?.path), ("report", report), ("metrics", metrics),
      ("profile", profile),
    ]
    return ["# \(CountText.counted(files, "file")) in the inbox", "inbox: \(inbox)", "baseline: \(baseline)"]
      + paths.compactMap { name, path in path.map { "\(name): \($0)" } }
      + [
        "window: \(settings.windowDays)d", "keep: \(settings.keptGenerations)",
        "alert-budget: \(settings.alertBudget)/day", "quarantine-level: \(settings.quarantineLevel.rawValue)",
        "roll-out-share: \(percent(settings.rollOut.share))",
        "roll-out-hosts: \(settings.rollOut.leastHosts)", "max-drop: \(percent(rails.mostDrop))",
        "max-growth: \(percent(rails.mostGrowth))", "min-hosts: \(percent(rails.leastHosts))",
        "max-idle: \(rails.mostIdleDays)d", "jobs: \(jobs)",
      ]
  }
}
