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

  /// Hands every host-day's sightings over, ordered by day; those of one day alone where asked.
  static func forEachSightings(
    _ db: Database, on day: UTCDay? = nil, _ body: (HostDayID, HostDaySightings) throws -> Void
  ) throws {
    let statement = try PlainStatement("SELECT id, sightings FROM host_day WHERE id BETWEEN ? AND ? ORDER BY id", db)
    statement.bind(day.map { HostDayID.lowerBound(of: $0) } ?? .min, at: 0)
    statement.bind(day.map { HostDayID.lowerBound(of: $0) + HostDayID.largestHost } ?? .max, at: 1)
    try statement.forEachRow(of: name) { row in
      try body(try row.hostDay(0), try sightings(try row.text(1, "sightings")))
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
