import Baseline
import GRDB
import RemoteThread

/// The table `offset_standing`: what was decided about start offsets of tuples. Few offsets have a row.
struct OffsetStandings {
  /// By tuple and offset.
  private(set) var standings: [HostDaySightings.Key: Standing] = [:]

  /// Reads all of them.
  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT id, status, reason FROM offset_standing")
    while let row = try rows.next() {
      let checked = CheckedRow(row: row, table: "offset_standing")
      let number = try checked.integer(0, "id", in: 1 << 16...Int64.max)
      guard let status = TupleStatus(rawValue: try checked.text(1, "status")), status != .learned else {
        throw checked.malformed("status")
      }
      let key = HostDaySightings.Key(tuple: number >> 16, offset: UInt16(number & 0xFFFF))
      standings[key] = Standing(status: status, reason: try checked.optionalText(2, "reason"))
    }
  }

  /// What was decided about an offset of a tuple.
  func status(of tuple: Int64, _ offset: UInt16) -> TupleStatus {
    standings[HostDaySightings.Key(tuple: tuple, offset: offset)]?.status ?? .learned
  }

  /// Whether a sighting's offset is counted but not learned.
  func isQuarantined(_ key: HostDaySightings.Key) -> Bool { standings[key]?.status == .quarantined }

  /// Puts a standing in the place of the one that is stored; ``TupleStatus/learned`` takes it away.
  static func set(_ status: TupleStatus, _ reason: String?, of key: HostDaySightings.Key, in db: Database) throws {
    let id = key.tuple << 16 | Int64(key.offset)
    guard status != .learned else {
      return try db.execute(sql: "DELETE FROM offset_standing WHERE id = ?", arguments: [id])
    }
    try db.execute(
      sql: """
        INSERT INTO offset_standing (id, status, reason) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET status = excluded.status, reason = excluded.reason
        """,
      arguments: StatementArguments([
        id.databaseValue, status.rawValue.databaseValue, StoredText.value(reason),
      ]))
  }
}
