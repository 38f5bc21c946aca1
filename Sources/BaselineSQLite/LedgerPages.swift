import Baseline
import Foundation
import GRDB
import RemoteThread

/// Pages of the ledger: each is read when it is first needed and written once for all its changes.
struct LedgerPages {
  private struct Held {
    let key: HostDayKey
    var page: LedgerPage
    var isChanged = false
  }

  private var held: [Held] = []
  /// Places in ``held``.
  private var places: [HostDayKey: Int] = [:]
  /// Places of the pages that have changed.
  private var changed: [Int] = []

  /// Entries on all pages.
  private(set) var entries = 0

  /// Adds an event to its host's day; false where it was there already.
  mutating func insert(_ entry: LedgerPage.Entry, on key: HostDayKey, _ db: Database) throws -> Bool {
    let place = try places[key] ?? load(key, db)
    guard held[place].page.insert(entry) else { return false }
    if !held[place].isChanged {
      held[place].isChanged = true
      changed.append(place)
    }
    entries += 1
    return true
  }

  /// Writes the pages that have changed, in the order of the table.
  mutating func store(_ db: Database) throws {
    for place in changed.sorted(by: { held[$0].key < held[$1].key }) {
      try Self.write(held[place].page, held[place].key, db)
      held[place].isChanged = false
    }
    changed.removeAll()
  }

  /// Joins a page with the stored one and writes it, without keeping it.
  mutating func join(_ page: LedgerPage, on key: HostDayKey, _ db: Database) throws {
    if let place = places.removeValue(forKey: key) {
      entries -= held[place].page.count
      held[place].page = LedgerPage()
    }
    var joined = try Self.read(key, db)
    joined.formUnion(page)
    try Self.write(joined, key, db)
  }

  private mutating func load(_ key: HostDayKey, _ db: Database) throws -> Int {
    let page = try Self.read(key, db)
    entries += page.count
    held.append(Held(key: key, page: page))
    places[key] = held.count - 1
    return held.count - 1
  }

  /// The page of a table row.
  static func page(_ row: CheckedRow, _ column: Int) throws -> LedgerPage {
    let bytes = try row.bytes(column, "page")
    do {
      return try LedgerPage(decoding: bytes)
    } catch {
      throw MalformedValue(reason: error.description)
    }
  }

  private static func read(_ key: HostDayKey, _ db: Database) throws -> LedgerPage {
    let statement = try db.cachedStatement(sql: "SELECT page FROM ledger WHERE host_id = ? AND day = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key.host, key.day]) else { return LedgerPage() }
    return try page(CheckedRow(row: row, table: "ledger"), 0)
  }

  private static func write(_ page: LedgerPage, _ key: HostDayKey, _ db: Database) throws {
    let sql = """
      INSERT INTO ledger (host_id, day, page) VALUES (?, ?, ?)
      ON CONFLICT (host_id, day) DO UPDATE SET page = excluded.page
      """
    try db.cachedStatement(sql: sql).execute(arguments: [key.host, key.day, Data(page.encoded)])
  }
}
