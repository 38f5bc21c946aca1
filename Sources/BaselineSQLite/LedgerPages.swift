import Baseline
import Foundation
import GRDB
import RemoteThread

/// Pages of the ledger: each is read when it is first needed and written once for all its changes.
struct LedgerPages {
  private var pages: [HostDayKey: LedgerPage] = [:]
  private var changed: Set<HostDayKey> = []

  /// Entries on all pages.
  private(set) var entries = 0

  /// Adds an event to its host's day; false where it was there already.
  mutating func insert(_ entry: LedgerPage.Entry, on key: HostDayKey, _ db: Database) throws -> Bool {
    if pages[key] == nil { try load(key, db) }
    guard pages[key, default: LedgerPage()].insert(entry) else { return false }
    changed.insert(key)
    entries += 1
    return true
  }

  /// Writes the pages that have changed.
  mutating func store(_ db: Database) throws {
    for key in changed {
      if let page = pages[key] { try Self.write(page, key, db) }
    }
    changed.removeAll()
  }

  /// Joins a page with the stored one and writes it, without keeping it.
  mutating func join(_ page: LedgerPage, on key: HostDayKey, _ db: Database) throws {
    if let known = pages.removeValue(forKey: key) { entries -= known.entries.count }
    var joined = try Self.read(key, db)
    joined.formUnion(page)
    try Self.write(joined, key, db)
  }

  private mutating func load(_ key: HostDayKey, _ db: Database) throws {
    let page = try Self.read(key, db)
    entries += page.entries.count
    pages[key] = page
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
