import Baseline
import GRDB
import RemoteThread

/// The rows of the text form, read from the file one after the other.
struct RowExport {
  private let db: Database
  private let settings: BaselineSettings
  private let tuples: [StoredTuple]

  /// Reads the tuples; the rest is read as it is handed over.
  init(_ db: Database) throws {
    self.db = db
    settings = try StoredSettings.read(db)
    tuples = try StoredTuple.all(db)
  }

  /// Hands every row to `body`, in the order of the text form.
  func forEach(_ body: (BaselineRow) throws -> Void) throws {
    try body(.settings(settings))
    for stored in tuples {
      try body(.tuple(stored.tuple, stored.example, stored.status, reason: stored.reason))
    }
    var sightings = 0
    for stored in tuples { sightings += try forEachSighting(of: stored, body) }
    guard sightings == (try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sighting")) else {
      throw SightingRow.dangling("tuple")
    }
    try forEachPage(body)
  }

  // Names are sorted as bytes; as values, one with a NUL character, which is a blob, would come after all others.
  private func forEachSighting(of stored: StoredTuple, _ body: (BaselineRow) throws -> Void) throws -> Int {
    let sql = """
      SELECT \(SightingRow.columns), name FROM sighting LEFT JOIN host ON host.id = host_id WHERE tuple_id = ?
      ORDER BY CAST(name AS BLOB), day, offset
      """
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [stored.id])
    var count = 0
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "sighting")
      let sighting = try SightingRow(checked)
      let host = try checked.text(7, "host_id")
      try body(
        .sighting(
          Sighting(
            tuple: stored.tuple, offset: sighting.offset, host: host, day: sighting.day, events: sighting.events,
            seen: sighting.seen)))
      count += 1
    }
    return count
  }

  private func forEachPage(_ body: (BaselineRow) throws -> Void) throws {
    let sql = """
      SELECT name, day, page FROM ledger LEFT JOIN host ON host.id = host_id ORDER BY CAST(name AS BLOB), day
      """
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "ledger")
      let page = try LedgerPages.page(checked, 2)
      try body(.ledger(host: try checked.text(0, "host_id"), day: try checked.day(1), page))
    }
  }
}
