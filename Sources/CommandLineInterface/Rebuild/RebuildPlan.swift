import ArgumentParser
import Baseline
import Foundation
import Scoring
import Workflows

/// Everything a rebuild goes by: flags before the settings file, the file before the standard.
struct RebuildPlan {
  var inbox = ""
  var baseline = ""
  var configuration: String?
  var merge: UnattendedMerge?
  var report: String?
  var metrics: String?
  var profile: String?
  var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)
  var settings = RebuildSettings()

  init(_ flags: RebuildFlags, _ file: SettingsFile) throws {
    let values = Values(file: file)
    guard let inbox = flags.inbox ?? file[.inbox]?.text, !inbox.isEmpty else {
      throw ValidationError("Give '--inbox', or 'inbox' in the settings file.")
    }
    guard let baseline = flags.baseline ?? file[.baseline]?.text, !baseline.isEmpty else {
      throw ValidationError("Give '--baseline', or 'baseline' in the settings file.")
    }
    (self.inbox, self.baseline) = (inbox, baseline)
    try takeConfiguration(flags, file)
    report = flags.report ?? file[.report]?.text
    metrics = flags.metrics ?? file[.metrics]?.text
    profile = flags.profile ?? file[.profile]?.text
    jobs = try flags.jobs ?? values.number(.jobs, in: 1...1024) ?? jobs
    let window: DayCount? = try flags.window ?? values.value(.window, "a number of days, such as 30d")
    settings.windowDays = window?.days ?? settings.windowDays
    guard settings.windowDays >= 3 else { throw ValidationError("The window must have 3 days or more.") }
    settings.keptGenerations =
      try flags.keep ?? values.number(.keep, in: 1...1000) ?? settings.keptGenerations
    let level: LevelArgument? = try flags.quarantineLevel ?? values.value(.quarantineLevel, "a level, such as high")
    settings.quarantineLevel = level?.level ?? settings.quarantineLevel
    let budget: AlertBudget? = try flags.alertBudget ?? values.value(.alertBudget, "a budget, such as 1/day")
    settings.alertBudget = budget?.casesADay ?? settings.alertBudget
    try takeShares(flags, values)
  }

  /// Where the configuration goes: one of two, and a flag for either comes before the file's.
  private mutating func takeConfiguration(_ flags: RebuildFlags, _ file: SettingsFile) throws {
    if file[.configOut] != nil, file[.mergeInto] != nil {
      throw file.unusable(.mergeInto, "goes with no 'config-out'; leave one of them out")
    }
    if file[.mergeInto]?.text == "-" { throw file.unusable(.mergeInto, "not the name of a file") }
    if flags.configOut == nil {
      merge = (flags.mergeInto ?? file[.mergeInto]?.text).map { UnattendedMerge(into: $0) }
    }
    configuration = merge == nil ? flags.configOut ?? file[.configOut]?.text : nil
  }

  private mutating func takeShares(_ flags: RebuildFlags, _ values: Values) throws {
    let share = "a share, such as 20%"
    let rollOut: Share? = try flags.rollOutShare ?? values.value(.rollOutShare, share)
    if let rollOut {
      guard rollOut.share > 0, rollOut.share <= 1 else {
        throw ValidationError("The share of a roll-out must be above 0 % and at most 100 %.")
      }
      settings.rollOut = RollOut(share: rollOut.share, leastHosts: settings.rollOut.leastHosts)
    }
    let hosts = try flags.rollOutHosts ?? values.number(.rollOutHosts, in: 1...10_000) ?? settings.rollOut.leastHosts
    settings.rollOut = RollOut(share: settings.rollOut.share, leastHosts: hosts)
    let drop: Share? = try flags.maxDrop ?? values.value(.maxDrop, share)
    settings.guardRails.mostDrop = drop?.share ?? settings.guardRails.mostDrop
    let growth: Share? = try flags.maxGrowth ?? values.value(.maxGrowth, share)
    settings.guardRails.mostGrowth = growth?.share ?? settings.guardRails.mostGrowth
    let least: Share? = try flags.minHosts ?? values.value(.minHosts, share)
    settings.guardRails.leastHosts = least?.share ?? settings.guardRails.leastHosts
    let idle: DayCount? = try flags.maxIdle ?? values.value(.maxIdle, "a number of days, such as 10d")
    settings.guardRails.mostIdleDays = idle?.days ?? settings.guardRails.mostIdleDays
  }

  /// The values of a settings file by the same rules as those of flags.
  private struct Values {
    let file: SettingsFile

    func value<Value: ExpressibleByArgument>(_ key: SettingsKey, _ what: String) throws -> Value? {
      guard let entry = file[key] else { return nil }
      guard let value = Value(argument: entry.text) else { throw file.unusable(key, "'\(entry.text)' is not \(what)") }
      return value
    }

    func number(_ key: SettingsKey, in range: ClosedRange<Int>) throws -> Int? {
      guard let entry = file[key] else { return nil }
      guard let value = Int(entry.text), range.contains(value) else {
        throw file.unusable(key, "'\(entry.text)' is not a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return value
    }
  }
}
