import Baseline
import GRDB
import RemoteThread

/// One pass over the host-days, of which a snapshot can be made at any day.
struct SnapshotScan {
  private let settings: BaselineSettings
  /// Every tuple.
  let numbered: NumberedTuples
  /// What was decided about offsets.
  let standings: OffsetStandings
  private var contexts: ContextCounts
  private var scan: HostDayScan

  /// Nothing scanned yet. Within the caller's transaction.
  init(_ db: Database) throws {
    settings = try StoredSettings.read(db)
    numbered = try NumberedTuples(db)
    standings = try OffsetStandings(db)
    contexts = ContextCounts(numbered, standings)
    scan = HostDayScan(tuples: numbered.tuples.map(\.id), hosts: try StoredTables.hosts(db).keys)
  }

  /// The figures that scoring needs, of the whole file.
  static func snapshot(_ db: Database) throws -> BaselineSnapshot {
    var scan = try SnapshotScan(db)
    try HostDayTable.forEachSightings(db) { id, sightings in try scan.add(sightings, on: id) }
    return (consume scan).finish()
  }

  /// Adds a host-day; hands over each of its sightings, with its tuple's place in ``numbered``. They have to come in order.
  mutating func add(
    _ sightings: HostDaySightings, on id: HostDayID, _ each: (HostDaySightings.Entry, Int) -> Void = { _, _ in }
  ) throws {
    try scan.add(sightings, on: id) { id, entry, place in
      contexts.count(entry, on: id, at: place)
      each(entry, place)
    }
  }

  /// The figures by now: of the tuples that were seen, and those that were approved by name.
  func snapshot() -> BaselineSnapshot {
    let kept = zip(numbered.tuples, scan.tuples).map { $1.support.events > 0 || $0.status == .approved }
    let (part, numbers) = numbered.keeping(kept)
    var builder = BaselineSnapshot.Builder(policy: settings.policy, images: part.images, starts: part.starts)
    var contexts = contexts
    contexts.drain { marginal, count in
      if count > 0, let marginal = numbers.marginal(marginal) { builder.add(count, of: marginal) }
    }
    let places = kept.indices.filter { kept[$0] }
    fill(&builder, scan, zip(places, part.tuples))
    return BaselineSnapshot(consume builder, settings: settings, totals: totals(of: places))
  }

  // Each takes what it needs: of a million tuples, any of these takes as much memory as the snapshot that comes of it.
  private consuming func finish() -> BaselineSnapshot {
    let totals = totals(of: Array(numbered.tuples.indices))
    var builder = BaselineSnapshot.Builder(policy: settings.policy, images: numbered.images, starts: numbered.starts)
    scan.forgetHosts()
    contexts.drain { builder.add($1, of: $0) }
    fill(&builder, scan, zip(numbered.tuples.indices, numbered.tuples))
    scan = HostDayScan(tuples: [], hosts: [])
    return BaselineSnapshot(consume builder, settings: settings, totals: totals)
  }

  private func fill(
    _ builder: inout BaselineSnapshot.Builder, _ scan: HostDayScan,
    _ tuples: some Sequence<(Int, NumberedTuples.Tuple)>
  ) {
    for (place, tuple) in tuples {
      builder.add(
        tuple.key, support: scan.tuples[place].support, status: tuple.status,
        offsets: scan.offsets(of: place, status: tuple.status, policy: settings.policy) {
          standings.status(of: tuple.id, $0)
        })
    }
  }

  private func totals(of places: [Int]) -> BaselineTotals {
    let knownGood = places.count {
      settings.policy.isKnownGood(scan.tuples[$0].support, status: numbered.tuples[$0].status)
    }
    return BaselineTotals(tuples: places.count, knownGood: knownGood, support: scan.total)
  }
}
