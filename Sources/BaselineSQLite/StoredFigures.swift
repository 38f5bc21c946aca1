import Baseline
import GRDB
import RemoteThread

/// Every figure of a baseline, as one consistent picture.
struct StoredFigures {
  private let settings: BaselineSettings
  private let stored: [StoredTuple]
  private let scan: SightingScan
  private let isWhole: Bool

  /// Reads the whole file, within the caller's transaction.
  init(_ db: Database) throws { try self.init(db, before: nil) }

  /// Reads what was seen before `end`, and the tuples that were approved by name.
  init(_ db: Database, before end: UTCDay?) throws {
    settings = try StoredSettings.read(db)
    stored = try StoredTuple.all(db)
    scan = try SightingScan(db, tuples: stored, before: end)
    isWhole = end == nil
  }

  /// Every tuple, in order.
  var tuples: [TupleSummary] {
    zip(stored, scan.presences).compactMap { stored, presence in
      guard isWhole || presence.support.events > 0 || stored.status == .approved else { return nil }
      return TupleSummary(
        tuple: stored.tuple, example: stored.example, support: presence.support, status: stored.status,
        isKnownGood: settings.policy.isKnownGood(presence.support, status: stored.status),
        offsets: presence.offsets.map { $0.summary(status: stored.status, policy: settings.policy) })
    }
  }

  /// Overall figures.
  var totals: BaselineTotals {
    let tuples = tuples
    return BaselineTotals(
      tuples: tuples.count, knownGood: tuples.count(where: \.isKnownGood), support: scan.total)
  }

  /// The figures that scoring needs.
  var snapshot: BaselineSnapshot {
    BaselineSnapshot(settings: settings, totals: totals, marginals: marginals, tuples: tuples)
  }

  /// Distinct host-days of every marginal over the tuples that are not quarantined.
  private var marginals: [(BaselineSnapshot.Marginal, hostDays: Int)] {
    var groups: [BaselineSnapshot.Marginal: [Int]] = [:]
    for (index, stored) in stored.enumerated()
    where stored.status != .quarantined && (isWhole || !scan.presences[index].hostDays.isEmpty) {
      for marginal in BaselineSnapshot.Marginal.marginals(of: stored.tuple) {
        groups[marginal, default: []].append(index)
      }
    }
    var marks = DistinctMarks()
    let contexts = groups.map { marginal, members in
      (marginal, hostDays: Self.distinct(members.lazy.map { scan.presences[$0].hostDays }, &marks))
    }
    let offsets = scan.offsetHostDays.map { key, hostDays in
      (
        BaselineSnapshot.Marginal.offset(key.start, key.offset),
        hostDays: Self.distinct(CollectionOfOne(hostDays), &marks)
      )
    }
    return contexts + offsets
  }

  private static func distinct(_ lists: some Sequence<[Int32]>, _ marks: inout DistinctMarks) -> Int {
    marks.beginRound()
    var count = 0
    for list in lists {
      for number in list where marks.mark(Int(number)) { count += 1 }
    }
    return count
  }
}
