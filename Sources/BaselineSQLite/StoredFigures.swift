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
    let scan = try DayScan(db, tuples: stored.map(\.id))
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

  /// Overall figures alone, for which no name is read.
  static func totals(_ db: Database) throws -> BaselineTotals {
    let policy = try StoredSettings.read(db).policy
    let statuses = try StoredTuple.statuses(db)
    let scan = try DayScan(db, tuples: statuses.map(\.id), depth: .tuples)
    let knownGood = scan.knownGood(statuses.map(\.status), policy)
    return BaselineTotals(tuples: statuses.count, knownGood: knownGood, support: scan.total)
  }
}
