import Baseline
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("The views")
struct ViewTests {
  private static func rows(_ scratch: ScratchBaseline, _ sql: String) throws -> [[DatabaseValue]] {
    let queue = try DatabaseQueue(path: scratch.folder.path("fleet.heddle"))
    let rows = try queue.read { db in try Row.fetchAll(db, sql: sql).map { Array($0.databaseValues) } }
    try queue.close()
    return rows
  }

  /// The row of `tuple_summary` for a summary.
  private static func row(_ summary: TupleSummary) -> [DatabaseValue] {
    let (tuple, support) = (summary.tuple, summary.support)
    let texts = [tuple.source, tuple.target, tuple.start.module, tuple.start.function].map(StoredText.value)
    let counts = [support.events, support.hostDays, support.hosts, support.days].map(\.databaseValue)
    let times = [support.seen?.lowerBound.iso8601, support.seen?.upperBound.iso8601].map(\.databaseValue)
    return texts + counts + times + [
      (summary.isKnownGood ? 1 : 0).databaseValue, tuple.start.startClass.rawValue.databaseValue,
      summary.status.rawValue.databaseValue,
    ]
  }

  private static func scratch(seed: UInt64) throws -> ScratchBaseline {
    let policy = KnownGoodPolicy(minimumHostDays: 3, minimumDays: 2)
    let scratch = try ScratchBaseline(settings: BaselineSettings(policy: policy))
    var fleet = RandomFleet(seed: seed)
    _ = try scratch.learn(fleet.events(400))
    let tuples = try scratch.tuples()
    let unseen = ThreadTuple(source: "never", target: "seen", start: ThreadStart(withoutModule: .kernel))
    try scratch.importRows([
      .tuple(tuples[3].tuple, tuples[3].example, .quarantined, reason: nil),
      .tuple(tuples[5].tuple, tuples[5].example, .approved, reason: nil),
      .tuple(unseen, TupleExample(spelling: unseen), .approved, reason: nil),
    ])
    return scratch
  }

  @Test("tuple_summary gives the figures of every tuple, approved and never seen ones included", arguments: 1...4)
  func tuples(seed: UInt64) throws {
    let scratch = try Self.scratch(seed: seed)
    let expected = try scratch.tuples().map(Self.row)
    let found = try Self.rows(scratch, "SELECT * FROM tuple_summary")
    #expect(expected.contains { $0[10] == 1.databaseValue && $0[12] == "learned".databaseValue })
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }

  @Test("offset_summary gives the host-days that scoring uses for starts without a function", arguments: 1...4)
  func offsets(seed: UInt64) throws {
    let scratch = try Self.scratch(seed: seed)
    let snapshot = try scratch.snapshot()
    var expected: Set<[DatabaseValue]> = []
    snapshot.offsetsByStart.forEach { start, counts in
      for (offset, hostDays) in counts.hostDays {
        let text = String(offset, radix: 16, uppercase: true)
        expected.insert([
          StoredText.value(snapshot.startsByNumber[Int(start)].module),
          (String(repeating: "0", count: 4 - text.count) + text).databaseValue, hostDays.databaseValue,
        ])
      }
    }
    let sql = "SELECT module, offset, host_days FROM offset_summary WHERE function IS NULL"
    #expect(Set(try Self.rows(scratch, sql)) == expected)
    #expect(!expected.isEmpty)
  }

  @Test("offset_summary counts every event that has an offset and is not quarantined")
  func offsetTotals() throws {
    let scratch = try ScratchBaseline()
    let events = [nil, "f"].flatMap { function in
      (1...3).map { day in
        RemoteThreadEvent.sample(
          utcTime: "2026-03-0\(day) 10:00:00.00\(day)", recordID: function == nil ? 1 : 2,
          startAddress: "0x00007FF8000000A\(day / 3)", startModule: "m", startFunction: function)
      }
    }
    _ = try scratch.learn(events + [.sample(recordID: 7, startModule: nil)])
    let rows = try Self.rows(scratch, "SELECT * FROM offset_summary ORDER BY function, offset")
    #expect(
      rows.map { $0.map(\.description).joined(separator: "|") } == [
        #""m"|NULL|"00A0"|2|2|1|2|"2026-03-01T10:00:00.001Z"|"2026-03-02T10:00:00.002Z""#,
        #""m"|NULL|"00A1"|1|1|1|1|"2026-03-03T10:00:00.003Z"|"2026-03-03T10:00:00.003Z""#,
        #""m"|"f"|"00A0"|2|2|1|2|"2026-03-01T10:00:00.001Z"|"2026-03-02T10:00:00.002Z""#,
        #""m"|"f"|"00A1"|1|1|1|1|"2026-03-03T10:00:00.003Z"|"2026-03-03T10:00:00.003Z""#,
      ])
  }

  @Test("The views have the documented columns, in the documented order")
  func columns() throws {
    let scratch = try ScratchBaseline()
    let names = { (view: String) in
      try Self.rows(scratch, "SELECT name FROM pragma_table_info('\(view)')").compactMap {
        String.fromDatabaseValue($0[0])
      }
    }
    #expect(
      try names("tuple_summary") == [
        "source", "target", "module", "function", "events", "host_days", "hosts", "days", "first_seen", "last_seen",
        "known_good", "start_class", "status",
      ])
    #expect(
      try names("offset_summary") == [
        "module", "function", "offset", "events", "host_days", "hosts", "days", "first_seen", "last_seen",
      ])
  }
}
