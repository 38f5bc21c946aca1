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
    var numbers = HeldBackNumbers()
    var rest = parts[...]
    var cases = HeldBackCases()
    let work = WorkBeside<[HeldBackPart.Scored]>(jobs: jobs)
    try store.forEachPart(parts.map { days[$0.lowerBound]...days[$0.upperBound - 1] }) { [jobs] before, seen in
      guard let place = rest.popFirst() else { return }
      let part = HeldBackPart(
        before: before, seen: seen, names: numbers.names(of: seen),
        growth: log2(Double(days.count) / Double(place.lowerBound)))
      if before.totals.tuples <= Self.mostBeside {
        work.add { part.scored(jobs: max(1, jobs - 1)) }
      } else {
        work.take().forEach { cases.add($0) }
        cases.add(part.scored(jobs: jobs))
      }
    }
    work.take().forEach { cases.add($0) }
    let byDay = cases.scoresByDay
    return Calibration(
      heldBack: days[first.lowerBound]...last, parts: parts.map { part in days[part].map { byDay[$0] ?? [] } },
      basis: basis)
  }

  /// Tuples up to which parts are scored while those behind them are read. Of more, that would take the memory of all at once.
  private static let mostBeside = 1 << 15

  /// The held-back parts of so many days, as ranges of their places: the last five of seven, each behind two days at
  /// least. None where there are fewer than three days.
  static func parts(of days: Int) -> [Range<Int>] {
    let bounds = Set((2...7).map { days * $0 / 7 }).filter { $0 >= 2 }.sorted()
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }
}
