public import Baseline
import GRDB
import RemoteThread

extension SQLiteBaseline {
  /// Checks everything that can be checked of a file: SQLite's own structures, what rows point at, every value, and the
  /// events of each host-day against its ledger. Reads the whole file.
  public func verify() throws -> BaselineVerification {
    try read { db in
      var found = BaselineVerification()
      for answer in try String.fetchAll(db, sql: "PRAGMA integrity_check(100)") where answer != "ok" {
        found.add("SQLite: \(answer)")
      }
      try Self.checkReferences(db, &found)
      try Self.checkHostDays(db, &found)
      do {
        for day in try DayTable.untrue(db) { found.add("table day, \(day): not what its host-days say") }
        found.generations = try Self.readTables(db)
      } catch let error as MalformedValue {
        found.add(error.reason)
      }
      return found
    }
  }

  private static func checkReferences(_ db: Database, _ found: inout BaselineVerification) throws {
    // https://www.sqlite.org/pragma.html#pragma_foreign_key_check
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      let checked = CheckedRow(row: row, table: "foreign_key_check")
      found.add(
        "table \(try checked.text(0, "table")) points at a row of \(try checked.text(2, "parent")) that is not there")
    }
  }

  private static func checkHostDays(_ db: Database, _ found: inout BaselineVerification) throws {
    let tuples = Set(try StoredTuple.statuses(db).map(\.id))
    let statement = try PlainStatement("SELECT id, sightings, ledger FROM host_day ORDER BY id", db)
    try statement.forEachRow(of: HostDayTable.name) { row in
      found.hostDays += 1
      do {
        let (events, ledger) = try counts(of: row, tuples)
        if ledger == 0, events > 0 { found.withoutLedger += 1 }
        if events < ledger { found.joined += 1 }
      } catch let error as MalformedValue {
        found.add(error.reason)
      }
    }
  }

  /// Events of a host-day by its sightings and by its ledger, every value checked.
  private static func counts(of row: PlainRow, _ tuples: Set<Int64>) throws -> (events: Int, ledger: Int) {
    let sightings = try HostDayTable.sightings(try row.text(1, "sightings"))
    let bytes = try row.blob(2, "ledger")
    let ledger = try MalformedValue.restating { () throws(LedgerPage.CodingError) in
      try LedgerPage(decoding: bytes)
    }.count
    let id = try row.hostDay(0)
    guard sightings.entries.allSatisfy({ tuples.contains($0.key.tuple) }) else { throw HostDayTable.dangling("tuple") }
    let events = sightings.entries.reduce(0) { $0 + Int($1.events) }
    guard ledger == 0 || events <= ledger else {
      throw MalformedValue(reason: "\(id.day), host \(id.host): \(events) events, and \(ledger) in the ledger")
    }
    return (events, ledger)
  }

  /// Reads every other table whole; gives the number of generations.
  private static func readTables(_ db: Database) throws -> Int {
    _ = try StoredTuple.all(db)
    _ = try OffsetStandings(db)
    _ = try StoredDecisions.all(db)
    _ = try StoredCalibration.read(db)
    _ = try StoredInbox.all(db)
    return try StoredGenerations.all(db).count
  }
}
