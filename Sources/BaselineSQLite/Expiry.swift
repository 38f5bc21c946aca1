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
    let left = try left()
    counts.tuples = try removeTuples(but: left.starts)
    try removeHosts(but: left.hosts)
    for statement in Self.orphans { try db.execute(sql: statement) }
    return counts
  }

  /// What is seen on the days that are left.
  private func left() throws -> (starts: Set<HostDaySightings.Key>, hosts: Set<Int64>) {
    var starts: Set<HostDaySightings.Key> = []
    var hosts = DistinctHosts()
    try DayTable.forEachDay(db) { _, sightings in
      for entry in sightings.entries { starts.formUnion([entry.key, .init(tuple: entry.key.tuple, offset: nil)]) }
      hosts.add(sightings.rows[...])
    }
    var numbers: Set<Int64> = []
    hosts.blocks.forEachHost { numbers.insert($0) }
    return (starts, numbers)
  }

  /// Removes what is seen no longer and nobody decided about.
  private func removeTuples(but seen: Set<HostDaySightings.Key>) throws -> [ThreadTuple] {
    let tuples = try StoredTuple.unordered(db)
    let decided = try StoredDecisions.all(db).map(\.start)
    let decidedTuples = Set(decided.map(\.tuple))
    let decidedStarts = Set(decided)
    let standings = try OffsetStandings(db)
    let names = Dictionary(tuples.map { ($0.id, $0.tuple) }) { first, _ in first }
    var removed: [ThreadTuple] = []
    for tuple in tuples {
      guard !seen.contains(.init(tuple: tuple.id, offset: nil)), !decidedTuples.contains(tuple.tuple),
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
    return removed.sorted()
  }

  private func removeHosts(but seen: Set<Int64>) throws {
    for host in try StoredTables.hosts(db).keys where !seen.contains(host) {
      try db.execute(sql: "DELETE FROM host WHERE id = ?", arguments: [host])
    }
  }

  private static let orphans = [
    """
    DELETE FROM image WHERE id NOT IN (SELECT source_id FROM tuple) AND id NOT IN (SELECT target_id FROM tuple)
    """,
    "DELETE FROM start WHERE id NOT IN (SELECT start_id FROM tuple)",
  ]
}
