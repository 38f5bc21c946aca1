import Baseline
import GRDB
import RemoteThread

/// The table `day`: a day's host-days turned over, so that a look at the window need not take every host-day apart.
///
/// It says nothing that `host_day` does not. A day that has no row is turned over whenever it is needed; whatever writes a
/// host-day, by hand too, takes the row of its day away, by triggers in the file.
enum DayTable {
  static let name = "day"

  /// The table and its triggers. Its rows are not needed to read a file, so any number of days may have none.
  static let statements = [
    """
    CREATE TABLE day (
      id INTEGER PRIMARY KEY CHECK (id BETWEEN -2147483648 AND 2147483647),
      sightings BLOB NOT NULL
    )
    """,
    trigger("INSERT", of: ["NEW"]), trigger("UPDATE", of: ["OLD", "NEW"]), trigger("DELETE", of: ["OLD"]),
  ]

  private static func trigger(_ change: String, of rows: [String]) -> String {
    let days = rows.map { "\($0).id >> 31" }.joined(separator: ", ")
    return """
      CREATE TRIGGER host_day_\(change.lowercased()) AFTER \(change) ON host_day
      BEGIN DELETE FROM day WHERE id IN (\(days)); END
      """
  }

  /// Hands every day over that has host-days, ascending.
  static func forEachDay(_ db: Database, _ body: (UTCDay, DaySightings) throws -> Void) throws {
    let select = try PlainStatement("SELECT id, sightings FROM day WHERE id = ?", db)
    try forEachDayNumber(db) { day in try body(day, try stored(day, select) ?? turnedOver(day, db)) }
  }

  /// The days on which anything was seen, ascending. No sighting is read.
  static func daysWithSightings(_ db: Database) throws -> [UTCDay] {
    let sql = "SELECT EXISTS (SELECT * FROM host_day WHERE id BETWEEN ? AND ? AND sightings <> '[]')"
    let select = try PlainStatement(sql, db)
    var days: [UTCDay] = []
    try forEachDayNumber(db) { day in
      select.bind(HostDayID.lowerBound(of: day), at: 0)
      select.bind(HostDayID.lowerBound(of: day) + HostDayID.largestHost, at: 1)
      try select.forEachRow(of: HostDayTable.name) { row in
        if try row.integer(0, "sightings", in: 0...1) == 1 { days.append(day) }
      }
    }
    return days
  }

  /// Gives every day a row that has none.
  static func complete(_ db: Database) throws {
    let select = try PlainStatement("SELECT id FROM day WHERE id = ?", db)
    let insert = try PlainStatement("INSERT INTO day (id, sightings) VALUES (?, ?)", db)
    try forEachDayNumber(db) { day in
      var isThere = false
      select.bind(Int64(day.number), at: 0)
      try select.forEachRow(of: name) { _ in isThere = true }
      guard !isThere else { return }
      insert.bind(Int64(day.number), at: 0)
      insert.bind(blob: try turnedOver(day, db).encoded, at: 1)
      try insert.run()
    }
  }

  /// The days whose row is not what their host-days say.
  static func untrue(_ db: Database) throws -> [UTCDay] {
    let select = try PlainStatement("SELECT id, sightings FROM day ORDER BY id", db)
    var untrue: [UTCDay] = []
    try select.forEachRow(of: name) { row in
      let day = try row.day(0)
      if try sightings(row) != turnedOver(day, db) { untrue.append(day) }
    }
    return untrue
  }

  private static func stored(_ day: UTCDay, _ select: PlainStatement) throws -> DaySightings? {
    var stored: DaySightings?
    select.bind(Int64(day.number), at: 0)
    try select.forEachRow(of: name) { stored = try sightings($0) }
    return stored
  }

  private static func sightings(_ row: PlainRow) throws -> DaySightings {
    guard let sightings = DaySightings(decoding: try row.blob(1, "sightings")) else { throw row.malformed("sightings") }
    return sightings
  }

  private static func turnedOver(_ day: UTCDay, _ db: Database) throws -> DaySightings {
    var builder = DaySightings.Builder()
    try HostDayTable.forEachSightings(db, on: day) { builder.add($1, of: $0.host) }
    return builder.finish()
  }

  /// The first day that has host-days, from one on; nil begins at the first of all.
  private static func first(_ db: Database, from day: UTCDay?) throws -> UTCDay? {
    let select = try PlainStatement("SELECT id FROM host_day WHERE id >= ? ORDER BY id LIMIT 1", db)
    select.bind(day.map { HostDayID.lowerBound(of: $0) } ?? .min, at: 0)
    var found: UTCDay?
    try select.forEachRow(of: HostDayTable.name) { found = try $0.hostDay(0).day }
    return found
  }

  /// Hands over the days that have host-days, ascending. A seek for each, for the rows are large.
  private static func forEachDayNumber(_ db: Database, _ body: (UTCDay) throws -> Void) throws {
    var next = try first(db, from: nil)
    while let day = next {
      try body(day)
      next = day.number == .max ? nil : try first(db, from: UTCDay(number: day.number + 1))
    }
  }
}
