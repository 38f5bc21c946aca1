import Baseline
import Foundation
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("A hostile file")
struct HostileFileTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.makeBaseline([.sample(), .sample(recordID: 2, startFunction: nil)])
  }

  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON")
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  private func expectCorrupt(_ what: String, _ body: () throws -> Void) {
    do {
      try body()
      Issue.record("\(what): no error")
    } catch BaselineFileError.corrupt(let path, let reason) {
      #expect(path == self.path)
      #expect(!reason.isEmpty)
    } catch {
      Issue.record("\(what): \(error)")
    }
  }

  @Test(
    "With a schema that Heddle did not make is refused, whoever opens it",
    arguments: [
      "CREATE TABLE extra (id INTEGER)",
      "CREATE INDEX extra ON sighting (day)",
      "CREATE TRIGGER extra AFTER INSERT ON sighting BEGIN DELETE FROM ledger; END",
      "CREATE VIEW extra AS SELECT 1",
      "DROP VIEW offset_summary",
      "DROP VIEW tuple_summary; CREATE VIEW tuple_summary AS SELECT load_extension('evil')",
      "DROP TABLE ledger; CREATE VIEW ledger AS SELECT 1 AS host_id, 2 AS day, x'00' AS page",
      "ALTER TABLE image ADD COLUMN extra DEFAULT 'x'",
      "UPDATE sqlite_master SET sql = replace(sql, 'BETWEEN -1 AND 65535', 'BETWEEN -1 AND 65536') WHERE name = 'sighting'",
      "PRAGMA user_version = 0",
      "PRAGMA user_version = -5",
    ])
  func schema(sql: String) throws {
    try tamper(sql)
    for mode in OpeningTests.modes {
      expectCorrupt("\(sql), \(mode)") { try SQLiteBaseline.open(at: path, mode: mode).close() }
    }
  }

  @Test("May hold the statistics that ANALYZE makes")
  func statistics() throws {
    try tamper("ANALYZE")
    #expect(throws: Never.self) { try SQLiteBaseline.open(at: path, mode: .readWrite).close() }
  }

  @Test(
    "With values that Heddle does not write gives a clear error when they are read",
    arguments: [
      "UPDATE sighting SET events = 0", "UPDATE sighting SET events = -1", "UPDATE sighting SET events = 4294967296",
      "UPDATE sighting SET events = 9223372036854775807", "UPDATE sighting SET events = 'many'",
      "UPDATE sighting SET events = 1.5", "UPDATE sighting SET events = x'01'",
      "UPDATE sighting SET offset = -2", "UPDATE sighting SET offset = 65536", "UPDATE sighting SET offset = 'x'",
      "UPDATE sighting SET day = 9223372036854775807", "UPDATE sighting SET day = -9223372036854775808",
      "UPDATE sighting SET day = 0", "UPDATE sighting SET first_seen = last_seen + 1",
      "UPDATE sighting SET first_seen = -9223372036854775808", "UPDATE sighting SET last_seen = 9223372036854775807",
      "UPDATE sighting SET tuple_id = tuple_id + 99", "UPDATE sighting SET host_id = 99",
      "UPDATE sighting SET host_id = -1",
      "DELETE FROM host", "DELETE FROM tuple", "DELETE FROM start", "DELETE FROM image", "DELETE FROM settings",
      "UPDATE settings SET generalise = 2", "UPDATE settings SET minimum_days = 0",
      "UPDATE settings SET minimum_host_days = 'x'",
      "UPDATE tuple SET status = 'trusted'", "UPDATE tuple SET status = 7", "UPDATE tuple SET source_id = 99",
      "UPDATE tuple SET start_id = 'x' || start_id", "UPDATE tuple SET example_source = x'05'",
      "UPDATE tuple SET example_target = x'C3'", "UPDATE tuple SET reason = x'616263'",
      "UPDATE start SET class = 'kernel'", "UPDATE start SET class = 'other'", "UPDATE start SET module = NULL",
      "UPDATE start SET function = x'05' WHERE id = 1",
      "UPDATE image SET folded = x'FF00' WHERE id = 1",
      "UPDATE host SET name = x'07'",
    ])
  func values(sql: String) throws {
    try tamper(sql)
    // The check of the whole file when it is opened for writing finds some of it; reading must find all.
    let baseline = try SQLiteBaseline.open(at: path, mode: .readOnly)
    expectCorrupt("snapshot after \(sql)") { _ = try baseline.snapshot() }
    expectCorrupt("tuples after \(sql)") { _ = try baseline.tuples() }
    expectCorrupt("export after \(sql)") { try baseline.exportRows { _ in } }
  }

  @Test(
    "With a ledger that Heddle does not write gives a clear error when it is needed",
    arguments: [
      "UPDATE ledger SET page = x'0105'", "UPDATE ledger SET page = 'text'", "UPDATE ledger SET page = 5",
      "UPDATE ledger SET page = zeroblob(100000)",
    ])
  func ledger(sql: String) throws {
    try tamper(sql)
    let baseline = try SQLiteBaseline.open(at: path, mode: .readWrite)
    expectCorrupt("learning after \(sql)") { _ = try baseline.learn([.sample(recordID: 3)]) }
    expectCorrupt("export after \(sql)") { try baseline.exportRows { _ in } }
  }

  @Test("With a host that is not in the ledger's table gives a clear error")
  func ledgerHost() throws {
    try tamper("UPDATE ledger SET host_id = 99; DELETE FROM sighting")
    let baseline = try SQLiteBaseline.open(at: path, mode: .readOnly)
    expectCorrupt("export") { try baseline.exportRows { _ in } }
  }

  @Test("With bytes changed anywhere gives an error or an answer, never a crash", arguments: 1...4)
  func flippedBytes(seed: UInt64) throws {
    let whole = try Data(contentsOf: URL(filePath: path))
    var random = SplitMix64(seed: seed)
    for _ in 0..<25 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try damaged.write(to: URL(filePath: path))
      for suffix in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      for mode in OpeningTests.modes {
        do {
          let baseline = try SQLiteBaseline.open(at: path, mode: mode)
          _ = try baseline.snapshot()
          try baseline.exportRows { _ in }
          if mode != .readOnly { _ = try baseline.learn([.sample(recordID: 5)]) }
          try baseline.close()
        } catch is BaselineFileError {
          continue
        }
      }
    }
  }
}
