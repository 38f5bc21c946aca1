import Baseline
import GRDB
import RemoteThread

/// Every figure of a baseline, as one consistent picture. Read within the caller's transaction.
struct StoredFigures {
  /// Every tuple, in order.
  let tuples: [TupleSummary]
  /// Overall figures.
  let totals: BaselineTotals

  /// Reads the whole file.
  init(_ db: Database) throws {
    let stored = try StoredTuple.all(db)
    let policy = try StoredSettings.read(db).policy
    let standings = try OffsetStandings(db)
    let scan = try HostDayScan(db, tuples: stored.map(\.id))
    tuples = zip(stored, scan.tuples.indices).map { tuple, index in
      let support = scan.tuples[index].support
      return TupleSummary(
        tuple: tuple.tuple, example: tuple.example, support: support, status: tuple.status,
        isKnownGood: policy.isKnownGood(support, status: tuple.status),
        offsets: scan.offsets(of: index, status: tuple.status, policy: policy) { standings.status(of: tuple.id, $0) })
    }
    totals = BaselineTotals(
      tuples: tuples.count, knownGood: tuples.count(where: \.isKnownGood), support: scan.total)
  }

  /// The figures that scoring needs.
  static func snapshot(_ db: Database) throws -> BaselineSnapshot {
    try snapshot(db, of: try NumberedTuples(db), before: nil)
  }

  /// The same as it was before a day: what was seen by then, and the tuples that were approved by name.
  static func snapshot(_ db: Database, before end: UTCDay) throws -> BaselineSnapshot {
    let all = try NumberedTuples(db)
    let seen = try HostDayScan(db, tuples: all.tuples.map(\.id), depth: .tuples, before: end).tuples
    let kept = zip(all.tuples, seen).map { $1.support.events > 0 || $0.status == .approved }
    return try snapshot(db, of: all.keeping(kept), before: end)
  }

  private static func snapshot(
    _ db: Database, of numbered: NumberedTuples, before end: UTCDay?
  ) throws -> BaselineSnapshot {
    let settings = try StoredSettings.read(db)
    let tuples = numbered.tuples
    let standings = try OffsetStandings(db)
    var contexts = ContextCounts(numbered, standings)
    let scan = try HostDayScan(db, tuples: tuples.map(\.id), before: end) { contexts.count($1, on: $0, at: $2) }
    let totals = BaselineTotals(
      tuples: tuples.count, knownGood: scan.knownGood(tuples.map(\.status), settings.policy), support: scan.total)
    var builder = BaselineSnapshot.Builder(policy: settings.policy, images: numbered.images, starts: numbered.starts)
    fill(&builder, consume contexts)
    fill(&builder, consume scan, tuples, settings.policy, standings)
    return BaselineSnapshot(consume builder, settings: settings, totals: totals)
  }

  // Each takes what it needs: of a million tuples, any of these takes as much memory as the snapshot that comes of it.

  private static func fill(_ builder: inout BaselineSnapshot.Builder, _ contexts: consuming ContextCounts) {
    contexts.drain { builder.add($1, of: $0) }
  }

  private static func fill(
    _ builder: inout BaselineSnapshot.Builder, _ scan: consuming HostDayScan, _ tuples: [NumberedTuples.Tuple],
    _ policy: KnownGoodPolicy, _ standings: OffsetStandings
  ) {
    for (index, tuple) in tuples.enumerated() {
      builder.add(
        tuple.key, support: scan.tuples[index].support, status: tuple.status,
        offsets: scan.offsets(of: index, status: tuple.status, policy: policy) { standings.status(of: tuple.id, $0) })
    }
  }

  /// Overall figures alone, for which no name is read.
  static func totals(_ db: Database) throws -> BaselineTotals {
    let policy = try StoredSettings.read(db).policy
    let statuses = try StoredTuple.statuses(db)
    let scan = try HostDayScan(db, tuples: statuses.map(\.id), depth: .tuples)
    let knownGood = scan.knownGood(statuses.map(\.status), policy)
    return BaselineTotals(tuples: statuses.count, knownGood: knownGood, support: scan.total)
  }
}
