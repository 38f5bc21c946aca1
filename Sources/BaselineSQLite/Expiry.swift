import Baseline
import GRDB
import RemoteThread

/// Forgets old days, and the names that nothing points at any more.
struct Expiry {
  let db: Database

  /// Forgets the days before `day`.
  func run(before day: UTCDay) throws -> ExpiredCounts {
    var counts = ExpiredCounts()
    try db.execute(
      sql: "DELETE FROM host_day WHERE id < ?", arguments: [HostDayID.lowerBound(of: day)])
    counts.hostDays = db.changesCount
    guard counts.hostDays > 0 else { return counts }
    counts.tuples = try removeTuples()
    for statement in Self.orphans { try db.execute(sql: statement) }
    return counts
  }

  /// Removes what is seen no longer and nobody decided about.
  private func removeTuples() throws -> [ThreadTuple] {
    let tuples = try StoredTuple.all(db)
    let decided = try StoredDecisions.all(db).map(\.start)
    let decidedTuples = Set(decided.map(\.tuple))
    let decidedStarts = Set(decided)
    let scan = try HostDayScan(db, tuples: tuples.map(\.id))
    let standings = try OffsetStandings(db)
    let names = Dictionary(tuples.map { ($0.id, $0.tuple) }) { first, _ in first }
    var removed: [ThreadTuple] = []
    var seen: Set<HostDaySightings.Key> = []
    for (index, tuple) in tuples.enumerated() {
      for offset in scan.offsets(of: index) { seen.insert(.init(tuple: tuple.id, offset: offset)) }
      guard scan.tuples[index].support.events == 0, !decidedTuples.contains(tuple.tuple),
        HoldReason.isAutomatic(tuple.status, tuple.reason)
      else { continue }
      try db.execute(sql: "DELETE FROM tuple WHERE id = ?", arguments: [tuple.id])
      removed.append(tuple.tuple)
    }
    for (key, standing) in standings.standings.sorted(by: { $0.key < $1.key }) where !seen.contains(key) {
      let start = names[key.tuple].map { TupleStart(tuple: $0, offset: key.startOffset) }
      guard start.map({ !decidedStarts.contains($0) }) ?? true,
        HoldReason.isAutomatic(standing.status, standing.reason)
      else { continue }
      try OffsetStandings.set(.learned, nil, of: key, in: db)
    }
    return removed
  }

  private static let orphans = [
    """
    DELETE FROM image WHERE id NOT IN (SELECT source_id FROM tuple) AND id NOT IN (SELECT target_id FROM tuple)
    """,
    "DELETE FROM start WHERE id NOT IN (SELECT start_id FROM tuple)",
    "DELETE FROM host WHERE id NOT IN (SELECT host_id FROM host_day)",
  ]
}
