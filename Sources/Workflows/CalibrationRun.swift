public import Baseline
import Foundation
import RemoteThread
import Scoring

/// Finds out how high benign cases score: holds days back and scores them against the days before.
///
/// The origin rolls (L. J. Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting
/// 16, 2000): of seven parts of the days the newer five are held back, one after the other, each scored against all before
/// it, so that most of the learned window speaks, patch days and roll-outs too. Everything it needs is in the baseline:
/// no event is read again. Cost: one pass over the baseline, and the making of five snapshots of what the pass has found.
public struct CalibrationRun {
  private let jobs: Int

  /// Makes a run by at most so many threads, whose number changes nothing but the time.
  public init(jobs: Int = 1) { self.jobs = jobs }

  /// Calibrates `store` and keeps the result in it, unless it holds one of what it is now.
  /// - Parameter totals: those of `store` where they are known, which saves a pass over it.
  /// - Returns: the calibration; nil where the store holds fewer than three days.
  public func refresh(_ store: some BaselineStore, totals: BaselineTotals? = nil) throws -> Calibration? {
    let basis = try CalibrationBasis(formula: Scorer.formula, store.settings, totals ?? store.totals())
    if let calibration = try store.calibration(), calibration.basis == basis { return calibration }
    let calibration = try run(store, basis)
    try store.setCalibration(calibration)
    return calibration
  }

  /// Whether a calibration was made of this state of its baseline, by this formula.
  public static func isCurrent(_ calibration: Calibration, for snapshot: BaselineSnapshot) -> Bool {
    calibration.basis == CalibrationBasis(formula: Scorer.formula, snapshot.settings, snapshot.totals)
  }

  /// The calibration of `store`; nil where it holds fewer than three days.
  public func run(_ store: some BaselineStore) throws -> Calibration? {
    try run(store, CalibrationBasis(formula: Scorer.formula, store.settings, store.totals()))
  }

  private func run(_ store: some BaselineStore, _ basis: CalibrationBasis) throws -> Calibration? {
    let days = try store.days()
    let parts = Self.parts(of: days.count)
    guard let first = parts.first, let last = days.last else { return nil }
    var cases = HeldBackCases()
    var numbers = HeldBackNumbers()
    var rest = parts[...]
    try store.forEachPart(parts.map { days[$0.lowerBound]...days[$0.upperBound - 1] }) { before, held in
      guard let part = rest.popFirst() else { return }
      let growth = log2(Double(days.count) / Double(part.lowerBound))
      let names = numbers.names(of: held)
      forEachAssessment(of: held, named: names, against: before) { sighting, assessment in
        let score = assessment.components.sum + (assessment.novelty == nil ? 0 : growth)
        cases.add(sighting, assessment.novelty, named: names, score: score)
      }
    }
    let byDay = cases.scoresByDay
    return Calibration(
      heldBack: days[first.lowerBound]...last, parts: parts.map { part in days[part].map { byDay[$0] ?? [] } },
      basis: basis)
  }

  /// Hands over what was seen on some days and was not known good, against all before them.
  private func forEachAssessment(
    of part: PartSightings, named names: HeldBackNames, against before: BaselineSnapshot,
    _ body: (FirstSighting, Assessment) -> Void
  ) {
    let scorer = NumberedScorer(Scorer(before, profile: .empty, jobs: jobs), images: part.images, starts: part.starts)
    let isKnownGood = InParallel.map(part.sightings, jobs: jobs) { scorer.isKnownGood($0.tuple, offset: $0.offset) }
    let unknown = zip(part.sightings, isKnownGood).lazy.filter { !$1 }.map(\.0)
    let sharing = HeldBackSharing(unknown, named: names)
    let seen = Array(unknown)
    let assessments = InParallel.map(seen, jobs: jobs) { sighting in
      scorer.assessment(of: sighting.tuple, offset: sighting.offset, sharedBy: sharing.hosts(sharing: sighting))
    }
    for (sighting, assessment) in zip(seen, assessments) { body(sighting, assessment) }
  }

  /// The held-back parts of so many days, as ranges of their places: the last five of seven, each behind two days at
  /// least. None where there are fewer than three days.
  static func parts(of days: Int) -> [Range<Int>] {
    let bounds = Set((2...7).map { days * $0 / 7 }).filter { $0 >= 2 }.sorted()
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
