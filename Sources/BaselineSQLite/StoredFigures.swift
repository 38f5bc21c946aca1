import Baseline
import GRDB
import RemoteThread

/// Every figure of a baseline, as one consistent picture. Read within the caller's transaction.
struct StoredFigures {
  /// Every tuple, in order.
  let tuples: [TupleSummary]
  /// Overall figures.
  let totals: BaselineTotals
  private let settings: BaselineSettings

  /// Reads the whole file.
  init(_ db: Database) throws {
    try self.init(db, stored: try StoredTuple.all(db)) { _, _, _ in }
  }

  /// The figures that scoring needs.
  static func snapshot(_ db: Database) throws -> BaselineSnapshot {
    let stored = try StoredTuple.all(db)
    var contexts = ContextCounts(stored)
    let figures = try StoredFigures(db, stored: stored) { contexts.count($1, on: $0, at: $2) }
    return BaselineSnapshot(
      settings: figures.settings, totals: figures.totals, marginals: contexts.marginals, tuples: figures.tuples)
  }

  /// Overall figures alone, for which no name is read.
  static func totals(_ db: Database) throws -> BaselineTotals {
    let policy = try StoredSettings.read(db).policy
    let statuses = try StoredTuple.statuses(db)
    let scan = try HostDayScan(db, tuples: statuses.map(\.id), depth: .tuples)
    let knownGood = zip(statuses, scan.tuples).count { stored, seen in
      policy.isKnownGood(seen.support, status: stored.status)
    }
    return BaselineTotals(tuples: statuses.count, knownGood: knownGood, support: scan.total)
  }

  private init(
    _ db: Database, stored: [StoredTuple], each: (HostDayID, HostDaySightings.Entry, Int) -> Void
  ) throws {
    let settings = try StoredSettings.read(db)
    let scan = try HostDayScan(db, tuples: stored.map(\.id), each: each)
    tuples = zip(stored, scan.tuples).map { $0.summary($1, settings.policy) }
    totals = BaselineTotals(
      tuples: tuples.count, knownGood: tuples.count(where: \.isKnownGood), support: scan.total)
    self.settings = settings
  }
}

extension StoredTuple {
  fileprivate func summary(_ seen: HostDayScan.TuplePresence, _ policy: KnownGoodPolicy) -> TupleSummary {
    TupleSummary(
      tuple: tuple, example: example, support: seen.support, status: status,
      isKnownGood: policy.isKnownGood(seen.support, status: status),
      offsets: seen.offsets.sorted { $0.key < $1.key }.map { offset, presence in
        OffsetSummary(
          offset: offset, hostDays: presence.hostDays, days: presence.days, status: status, policy: policy)
      })
  }
}
