public import Baseline
public import EventSources
import Foundation
public import RemoteThread
public import Scoring
public import SysmonRules

/// One rebuild: new events in, old days out, a new generation published, or everything left as it was.
///
/// All of it is one transaction of the store: a run that fails, refuses or is killed at any point changed nothing, and the
/// next one does it all. Reading and counting take as long as the night's events do; each pass over the window takes as
/// long as its host-days do.
public struct RebuildRun {
  let inbox: String
  let jobs: Int
  let settings: RebuildSettings
  let profile: ScoringProfile
  let now: UTCTime
  let isForced: Bool
  let merge: UnattendedMerge?

  /// What a run did.
  public struct Outcome {
    /// What was published.
    public let generation: BaselineGeneration
    /// What it says.
    public let report: NightReport
    /// The account of the reading.
    public let reading: ReadReport
    /// What lies in the inbox and could not be looked at, with the reason.
    public let unreadable: [String]
    /// What became of the file that takes the exclusions; nil where none does.
    public let merged: SectionMerge.Outcome?
  }

  /// Makes a run.
  /// - Parameters:
  ///   - inbox: a folder.
  ///   - now: the present time: what lies more than a day ahead is not believed, and approvals end by it.
  ///   - isForced: whether it publishes whatever the guard rails say.
  ///   - merge: puts the exclusions into a file; nil makes a configuration of its own.
  public init(
    inbox: String, jobs: Int, settings: RebuildSettings, profile: ScoringProfile, now: UTCTime, isForced: Bool,
    merge: UnattendedMerge? = nil
  ) {
    self.inbox = inbox
    self.jobs = jobs
    self.settings = settings
    self.profile = profile
    self.now = now
    self.isForced = isForced
    self.merge = merge
  }

  /// Rebuilds. Throws ``Refusal`` where a guard rail forbids to publish.
  /// - Parameter prepare: called with what is about to be published; where it throws, nothing is.
  public func run(
    _ store: some GenerationStore, progress: (ReadProgress) -> Void = { _ in }, prepare: (Outcome) throws -> Void
  ) throws -> Outcome {
    try store.atomically(keeping: true) {
      let outcome = try night(store, progress)
      try prepare(outcome)
      return outcome
    }
  }

  private func night(_ store: some GenerationStore, _ progress: (ReadProgress) -> Void) throws -> Outcome {
    var report = NightReport()
    report.published = now.iso8601
    let kept = try store.generations()
    let previous = kept.last
    let alerted = Set(kept.compactMap { NightReport(json: $0.report) }.flatMap(\.alertedCases))
    let judging = Standings(settings: settings, today: now.day)
    var ended = try judging.applyDecisions(to: store)

    try store.condenseDays()
    let prior = try Prior(store, profile: profile, jobs: jobs)
    report.before = prior.map { NightReport.Totals($0.snapshot.totals) }
    var inbox = try InboxReading(
      inbox: inbox, jobs: jobs, window: window(after: previous)
    ).run(into: store, scorer: prior?.scorer, progress: progress)
    try store.condenseDays()
    report.take(inbox)
    try store.setInboxFiles(inbox.unchanged + inbox.readFiles)
    ended += try judging.applyDecisions(to: store)
    report.ended = .init(ended)

    var cases: NightCases?
    if let prior {
      let standings = try store.standings()
      var night = NightCases(prior.scorer) { start in
        [start, TupleStart(tuple: start.tuple, offset: nil)].compactMap { standings[$0] }
          .first { $0.status == .quarantined }
      }
      try night.score(&inbox.wanted)
      report.held = .init(try judging.restrain(night.worst, prior: prior.snapshot, in: store))
      cases = night
    }
    let window = try expire(in: store, &report)
    report.released = .init(try judging.release(in: store))
    let calibration = try CalibrationRun(jobs: jobs).run(store)
    try store.setCalibration(calibration)
    report.note(cases, prior: prior, budget: settings.alertBudget, alerted: alerted)
    try describe(store, prior: prior, &report)

    let made = try Generation().run(store)
    let merged = try merge?.run(made.xml)
    let configuration = merged?.new.bytes ?? made.xml
    report.note(made, published: configuration, mergedInto: merged?.old)
    try compare(configuration, after: previous, volume: inbox.volume, &report)
    try judge(&report, previous)
    let generation = BaselineGeneration(
      published: now, window: window, configuration: configuration, report: try report.json())
    let number = try store.publish(generation, keeping: settings.keptGenerations)
    return Outcome(
      generation: BaselineGeneration(
        number: number, published: now, window: window, configuration: configuration, report: generation.report),
      report: report, reading: inbox.report, unreadable: inbox.unreadable, merged: merged?.new)
  }

  /// Events that count: none more than a day ahead of the clock, none that were forgotten before.
  private func window(after previous: BaselineGeneration?) -> TimeWindow {
    let day: Int64 = 86_400_000
    return TimeWindow(
      since: previous.map { UTCTime(milliseconds: Int64($0.window.lowerBound.number) * day) },
      until: UTCTime(milliseconds: now.milliseconds + day))
  }

  /// Moves the window: it ends with the newest day that is not ahead of the clock.
  private func expire(
    in store: some GenerationStore, _ report: inout NightReport
  ) throws -> ClosedRange<UTCDay> {
    let last = try store.hostsByDay().last { $0.day <= now.day }?.day ?? now.day
    let first = UTCDay(number: last.number - Int32(settings.windowDays - 1))
    report.expired = .init(
      try store.expire(before: first).tuples.map { StartText.text(TupleStart(tuple: $0, offset: nil)) })
    (report.firstDay, report.lastDay) = (first.description, last.description)
    return first...last
  }

  /// Hosts, tuples and what waits.
  private func describe(_ store: some GenerationStore, prior: Prior?, _ report: inout NightReport) throws {
    report.note(hosts: try store.hostsByDay(), lastDays: try store.lastDays(), today: now.day)
    let tuples = try store.tuples()
    report.note(tuples, totals: try store.totals(), prior: prior?.snapshot)
    let waiting = try store.standings().values
    report.waiting.probation = waiting.count { $0.status == .probation }
    report.waiting.quarantined = waiting.count {
      $0.status == .quarantined && HoldReason.isAutomatic($0.status, $0.reason)
    }
    report.waiting.rejected = waiting.count {
      $0.status == .quarantined && !HoldReason.isAutomatic($0.status, $0.reason)
    }
  }

  /// Holds the configuration against the one before and against the night's events.
  private func compare(
    _ configuration: [UInt8], after previous: BaselineGeneration?, volume: EventVolume, _ report: inout NightReport
  ) throws {
    let new = try FilterConfiguration(xml: configuration, reader: .libxml2)
    let old = try previous.map { try FilterConfiguration(xml: $0.configuration, reader: .libxml2) }
    report.note(new, after: old)
    (report.events.dropped, report.events.logged) = volume.replayed(through: new)
  }

  private func judge(_ report: inout NightReport, _ previous: BaselineGeneration?) throws {
    let reasons = settings.guardRails.judge(report, now: now, after: previous)
    guard !reasons.isEmpty else { return }
    guard isForced else { throw Refusal(reasons: reasons) }
    report.forced = reasons
  }
}

/// The baseline as it was before the night; none where it held nothing.
struct Prior {
  let snapshot: BaselineSnapshot
  let scorer: Scorer
  let calibration: Calibration?

  init?(_ store: some GenerationStore, profile: ScoringProfile, jobs: Int) throws {
    snapshot = try store.snapshot()
    guard snapshot.totals.support.events > 0 else { return nil }
    calibration = try store.calibration()
    scorer = Scorer(snapshot, profile: profile, calibration: calibration, jobs: jobs)
  }
}
