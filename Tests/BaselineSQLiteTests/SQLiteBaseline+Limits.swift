import GRDB

@testable import BaselineSQLite

extension SQLiteBaseline {
  /// Lets the file grow by no more than `pages`, as on a disk that is almost full.
  func limitPages(toBeyondCurrent pages: Int) throws {
    try opened().queue.writeWithoutTransaction { db in
      let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count + pages)")
    }
  }

  /// Waits no longer than this for another writer.
  func setPatience(milliseconds: Int) throws {
    try opened().queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
    }
  }
}
