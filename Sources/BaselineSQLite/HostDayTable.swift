import Baseline
import GRDB
import RemoteThread

/// The table `host_day`: everything that was learned on one host on one day, in one row.
struct HostDayTable {
  /// A row as it is stored.
  struct Page {
    var sightings: [UInt8]
    var ledger: [UInt8]

    /// The page of a host-day that has no row.
    static let empty = Page(sightings: HostDaySightings().encoded, ledger: LedgerPage().encoded)
  }

  private let select: PlainStatement
  private let upsert: PlainStatement

  init(_ db: Database) throws {
    select = try PlainStatement("SELECT id, sightings, ledger FROM host_day WHERE id = ?", db)
    upsert = try PlainStatement(
      """
      INSERT INTO host_day (id, sightings, ledger) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET sightings = excluded.sightings, ledger = excluded.ledger
      """, db)
  }

  /// The page of a host-day.
  func page(_ id: HostDayID) throws -> Page {
    var page = Page.empty
    select.bind(id.number, at: 0)
    try select.forEachRow(of: Self.name) { row in
      page = Page(sightings: try row.text(1, "sightings"), ledger: try row.blob(2, "ledger"))
    }
    return page
  }

  /// Writes the page of a host-day.
  func write(_ page: Page, _ id: HostDayID) throws {
    upsert.bind(id.number, at: 0)
    upsert.bind(text: page.sightings, at: 1)
    upsert.bind(blob: page.ledger, at: 2)
    try upsert.run()
  }

  /// Hands every host-day's sightings over, ordered by day.
  static func forEachSightings(_ db: Database, _ body: (HostDayID, HostDaySightings) throws -> Void) throws {
    try PlainStatement("SELECT id, sightings FROM host_day ORDER BY id", db).forEachRow(of: name) { row in
      try body(try row.hostDay(0), try sightings(try row.text(1, "sightings")))
    }
  }

  /// Hands the number of every host-day with sightings over, ordered by day.
  static func forEachID(_ db: Database, _ body: (HostDayID) throws -> Void) throws {
    try PlainStatement("SELECT id FROM host_day WHERE sightings <> '[]' ORDER BY id", db).forEachRow(of: name) { row in
      try body(try row.hostDay(0))
    }
  }

  /// The sightings of a stored page.
  static func sightings(_ text: [UInt8]) throws -> HostDaySightings {
    guard let sightings = HostDaySightings(decoding: text) else {
      throw MalformedValue(reason: "sightings in table \(name) holds a value that Heddle does not write")
    }
    return sightings
  }

  /// The error for a row that points at a row which is not there.
  static func dangling(_ what: String) -> MalformedValue {
    MalformedValue(reason: "a row of table \(name) points at a \(what) that is not there")
  }

  static let name = "host_day"
}
