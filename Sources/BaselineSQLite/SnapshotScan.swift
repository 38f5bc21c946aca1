import Baseline
import GRDB
import RemoteThread

/// One pass over the days, of which a snapshot can be made at any day.
struct SnapshotScan {
  private let settings: BaselineSettings
  /// Every tuple.
  let numbered: NumberedTuples
  /// What was decided about offsets.
  let standings: OffsetStandings
  private var contexts: ContextCounts
  private var scan: DayScan
  private let jobs: Int

  /// Sightings of a day from which on it is worth a second thread.
  private static let manySightings = 1 << 10

  /// Nothing scanned yet. Within the caller's transaction.
  /// - Parameter jobs: threads that may count.
  init(_ db: Database, jobs: Int) throws {
    settings = try StoredSettings.read(db)
    let (numbered, standings) = (try NumberedTuples(db), try OffsetStandings(db))
    let hosts = Set(try StoredTables.hosts(db).keys)
    (contexts, scan) = SideBySide.both(jobs: numbered.tuples.count < Self.manySightings ? 1 : jobs) {
      ContextCounts(numbered, standings)
    } _: {
      DayScan(
        tuples: numbered.tuples.map(\.id), hosts: hosts,
        offsetsWanted: numbered.tuples.map { numbered.starts[Int($0.key.start)].isNamedByOffset })
    }
    (self.numbered, self.standings, self.jobs) = (numbered, standings, jobs)
  }

  /// The figures that scoring needs, of the whole file.
  static func snapshot(_ db: Database, jobs: Int) throws -> BaselineSnapshot {
    var scan = try SnapshotScan(db, jobs: jobs)
    try DayTable.forEachDay(db) { day, sightings in try scan.add(sightings, on: day) }
    return (consume scan).finish()
  }

  /// Adds a day. They have to come in order.
  mutating func add(_ sightings: DaySightings, on day: UTCDay) throws {
    let placed = try scan.placed(sightings)
    let jobs = placed.entries.count < Self.manySightings ? 1 : jobs
    SideBySide.change(&contexts, &scan, jobs: jobs) {
      $0.count(placed)
    } _: {
      $0.count(placed, of: sightings, on: day)
    }
  }

  /// The figures by now: of the tuples that were seen, and those that were approved by name.
  func snapshot() -> BaselineSnapshot {
    let places = numbered.tuples.indices.filter {
      scan.tuples[$0].support.events > 0 || numbered.tuples[$0].status == .approved
    }
    let numbers = Renumbering(of: places, in: numbered)
    var builder = BaselineSnapshot.Builder(
      policy: settings.policy, images: numbers.kept(numbered.images), starts: numbers.kept(numbered.starts),
      tuples: places.count)
    var contexts = contexts
    contexts.drain(scan.tuples) { if $1 > 0 { builder.add($1, of: numbers.marginal($0)) } }
    fill(&builder, scan, places, numbers.key)
    return BaselineSnapshot(consume builder, settings: settings, totals: totals(of: places))
  }

  // Each takes what it needs: of a million tuples, any of these takes as much memory as the snapshot that comes of it.
  private consuming func finish() -> BaselineSnapshot {
    let totals = totals(of: numbered.tuples.indices)
    var builder = BaselineSnapshot.Builder(
      policy: settings.policy, images: numbered.images, starts: numbered.starts, tuples: numbered.tuples.count)
    scan.forgetHosts()
    contexts.drain(scan.tuples) { builder.add($1, of: $0) }
    fill(&builder, scan, numbered.tuples.indices) { $0 }
    scan = DayScan(tuples: [], hosts: [])
    return BaselineSnapshot(consume builder, settings: settings, totals: totals)
  }

  private func fill(
    _ builder: inout BaselineSnapshot.Builder, _ scan: DayScan, _ places: some Sequence<Int>,
    _ key: (BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKey
  ) {
    for place in places {
      let tuple = numbered.tuples[place]
      let key = key(tuple.key)
      let support = scan.tuples[place].support
      if tuple.status != .quarantined { builder.add(support.hostDays, of: .tuple(key)) }
      builder.add(
        key, support: support, status: tuple.status,
        offsets: scan.offsets(of: place, status: tuple.status, policy: settings.policy) {
          standings.status(of: tuple.id, $0)
        })
    }
  }

  private func totals(of places: some Collection<Int>) -> BaselineTotals {
    let knownGood = places.count {
      settings.policy.isKnownGood(scan.tuples[$0].support, status: numbered.tuples[$0].status)
    }
    return BaselineTotals(tuples: places.count, knownGood: knownGood, support: scan.total)
  }
}
