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
      "CREATE INDEX extra ON host_day (ledger)",
      "CREATE TRIGGER extra AFTER INSERT ON host_day BEGIN DELETE FROM host_day; END",
      "CREATE VIEW extra AS SELECT 1",
      "DROP VIEW offset_summary",
      "DROP VIEW tuple_summary; CREATE VIEW tuple_summary AS SELECT load_extension('evil')",
      "DROP TABLE host_day; CREATE VIEW host_day AS SELECT 1 AS id, '[]' AS sightings, x'00' AS ledger",
      "ALTER TABLE image ADD COLUMN extra DEFAULT 'x'",
      "UPDATE sqlite_master SET sql = replace(sql, 'id >> 31', 'id >> 30') WHERE name = 'host_day'",
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
      "UPDATE host_day SET sightings = ''", "UPDATE host_day SET sightings = '['", "UPDATE host_day SET sightings = 5",
      "UPDATE host_day SET sightings = x'5B5D'", "UPDATE host_day SET sightings = sightings || ' '",
      "UPDATE host_day SET sightings = replace(sightings, ',', ', ')",
      "UPDATE host_day SET sightings = replace(sightings, ']]', ']')",
      "UPDATE host_day SET sightings = replace(sightings, ']]', '],]')",
      "UPDATE host_day SET sightings = replace(sightings, ']]', ',0]]')",
      "UPDATE host_day SET sightings = json_array(json(sightings ->> 1), json(sightings ->> 0))",
      "UPDATE host_day SET sightings = json_array(json(sightings ->> 0), json(sightings ->> 0))",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', 0)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', -1)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', 4294967296)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', 9223372036854775807)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', 'many')",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', 1.5)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][2]', NULL)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][1]', -2)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][1]', 65536)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][3]', -1)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][3]', (sightings ->> '$[0][4]') + 1)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][4]', 86400000)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][0]', 99)",
      "UPDATE host_day SET sightings = json_set(sightings, '$[0][0]', 0)",
      "UPDATE host_day SET sightings = '[[1,-1,01,5,5]]'", "UPDATE host_day SET sightings = '[[1,-0,1,5,5]]'",
      "UPDATE host_day SET sightings = '[[99999999999999999999,-1,1,5,5]]'",
      "UPDATE host_day SET id = id + 98", "UPDATE host_day SET id = id & ~2147483647",
      "UPDATE host_day SET id = 9223372036854775807", "UPDATE host_day SET id = -9223372036854775808",
      "DELETE FROM host", "DELETE FROM tuple", "DELETE FROM start", "DELETE FROM image", "DELETE FROM settings",
      "UPDATE settings SET generalise = 2", "UPDATE settings SET minimum_days = 0",
      "UPDATE settings SET minimum_host_days = 'x'",
      "UPDATE tuple SET status = 'trusted'", "UPDATE tuple SET status = 7", "UPDATE tuple SET source_id = 99",
      "UPDATE tuple SET start_id = 'x' || start_id", "UPDATE tuple SET reason = x'616263'",
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
    "With example spellings that Heddle does not write gives a clear error when they are read",
    arguments: ["UPDATE tuple SET example_source = x'05'", "UPDATE tuple SET example_target = x'C3'"])
  func examples(sql: String) throws {
    try tamper(sql)
    let baseline = try SQLiteBaseline.open(at: path, mode: .readOnly)
    expectCorrupt("tuples after \(sql)") { _ = try baseline.tuples() }
    expectCorrupt("export after \(sql)") { try baseline.exportRows { _ in } }
  }

  @Test(
    "With a ledger that Heddle does not write gives a clear error when it is needed",
    arguments: [
      "UPDATE host_day SET ledger = x'0105'", "UPDATE host_day SET ledger = 'text'", "UPDATE host_day SET ledger = 5",
      "UPDATE host_day SET ledger = zeroblob(100000)",
    ])
  func ledger(sql: String) throws {
    try tamper(sql)
    let baseline = try SQLiteBaseline.open(at: path, mode: .readWrite)
    expectCorrupt("learning after \(sql)") { _ = try baseline.learn([.sample(recordID: 3)]) }
    expectCorrupt("export after \(sql)") { try baseline.exportRows { _ in } }
  }

  @Test("With a host that is not in the ledger's table gives a clear error")
  func ledgerHost() throws {
    try tamper("UPDATE host_day SET id = id + 98, sightings = '[]'")
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
