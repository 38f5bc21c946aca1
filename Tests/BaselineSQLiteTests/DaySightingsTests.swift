import Baseline
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("A day's host-days turned over")
struct DaySightingsTests {
  private static func hostDay(_ random: inout SplitMix64) -> HostDaySightings {
    var sightings = HostDaySightings()
    sightings.merge(
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let first = Int32.random(in: 0...86_399_999, using: &random)
        return HostDaySightings.Entry(
          key: .init(
            tuple: .random(in: 1...9, using: &random),
            offset: Bool.random(using: &random) ? nil : .random(in: 0...3, using: &random)),
          events: .random(in: 1...Int64(Sighting.largestEvents), using: &random), first: first,
          last: .random(in: first...86_399_999, using: &random))
      }
    ) { $0.join($1) }
    return sightings
  }

  private static func hostDays(seed: UInt64) -> [(host: Int64, sightings: HostDaySightings)] {
    var random = SplitMix64(seed: seed)
    let hosts = Set(
      (0..<20).map { _ in Int64.random(in: 1...(Bool.random(using: &random) ? 200 : 0x7FFF_FFFF), using: &random) })
    return hosts.sorted().map { ($0, hostDay(&random)) }
  }

  private static func turnedOver(_ hostDays: [(host: Int64, sightings: HostDaySightings)]) -> DaySightings {
    var builder = DaySightings.Builder()
    for (host, sightings) in hostDays { builder.add(sightings, of: host) }
    return builder.finish()
  }

  @Test("Holds each sighting with the hosts that had it", arguments: 1...20 as ClosedRange<UInt64>)
  func contents(seed: UInt64) {
    let hostDays = Self.hostDays(seed: seed)
    let day = Self.turnedOver(hostDays)
    func numbers(_ blocks: some Collection<HostBlock>) -> [Int64] {
      var numbers: [Int64] = []
      blocks.forEachHost { numbers.append($0) }
      #expect(numbers.count == blocks.hostCount)
      return numbers
    }
    #expect(numbers(day.rows) == hostDays.map(\.host))
    #expect(numbers(day.hosts) == hostDays.filter { !$0.sightings.entries.isEmpty }.map(\.host))
    let all = hostDays.flatMap { one in one.sightings.entries.map { (host: one.host, entry: $0) } }
    let byKey = Dictionary(grouping: all, by: \.entry.key)
    #expect(day.entries.map(\.key) == byKey.keys.sorted())
    for entry in day.entries {
      let seen = byKey[entry.key] ?? []
      #expect(numbers(day.hosts(of: entry)) == seen.map(\.host))
      #expect(entry.events == seen.reduce(0) { $0 + $1.entry.events })
      #expect(entry.first == seen.map(\.entry.first).min())
      #expect(entry.last == seen.map(\.entry.last).max())
    }
  }

  @Test(
    "Is read back as it was written, and nothing that was cut or changed is taken for another day's length",
    arguments: 1...10 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    let day = Self.turnedOver(Self.hostDays(seed: seed))
    let bytes = day.encoded
    #expect(DaySightings(decoding: bytes) == day)
    for count in 0..<bytes.count {
      guard let part = DaySightings(decoding: Array(bytes.prefix(count))) else { continue }
      #expect(part.entries == Array(day.entries.prefix(part.entries.count)))
    }
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      guard let read = DaySightings(decoding: damaged) else { continue }
      #expect(read.encoded == damaged)
    }
  }

  @Test("Says the same as the host-days, of whatever days it is kept, whatever is written after", arguments: 1...8)
  func agreement(seed: UInt64) throws {
    var fleet = RandomFleet(seed: UInt64(seed))
    let (plain, condensed) = (try ScratchBaseline(), try ScratchBaseline())
    for round in 0..<4 {
      let events = fleet.events(60)
      for store in [plain, condensed] { _ = try store.learn(events) }
      if round > 0 {
        let start = TupleStart(tuple: try #require(try plain.tuples().first).tuple, offset: nil)
        for store in [plain, condensed] { _ = try store.store.setStatus(.quarantined, reason: "held", of: start) }
      }
      try condensed.store.condenseDays()
      #expect(try condensed.tuples() == plain.tuples())
      #expect(try condensed.totals() == plain.totals())
      #expect(try condensed.picture() == (try plain.picture()))
      #expect(try condensed.days() == plain.days())
      #expect(try condensed.store.lastDays() == plain.store.lastDays())
      #expect(try condensed.store.hostsByDay().map(\.hosts) == plain.store.hostsByDay().map(\.hosts))
      #expect(try condensed.store.restrained(.standard) == plain.store.restrained(.standard))
      #expect(try condensed.store.verify().problems == [])
    }
    for store in [plain, condensed] { _ = try store.store.expire(before: UTCDay(number: 20_513)) }
    #expect(try condensed.lines() == (try plain.lines()))
    #expect(try condensed.store.lastDays() == plain.store.lastDays())
  }

  @Test(
    "Is taken away by whatever changes a host-day, Heddle or not",
    arguments: [
      "UPDATE host_day SET sightings = '[]' WHERE id = (SELECT MIN(id) FROM host_day)",
      "DELETE FROM host_day WHERE id = (SELECT MIN(id) FROM host_day)",
      "INSERT INTO host_day (id, sightings, ledger) SELECT id + 1000, sightings, ledger FROM host_day LIMIT 1",
    ])
  func staleness(statement: String) throws {
    let scratch = try ScratchBaseline()
    let next = "2026-03-03 10:00:00.000"
    _ = try scratch.learn([.sample(), .sample(computer: "WS02", recordID: 2), .sample(utcTime: next, recordID: 3)])
    try scratch.store.condenseDays()
    func kept() throws -> Int? { try scratch.store.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM day") } }
    #expect(try kept() == 2)
    try scratch.store.write { try $0.execute(sql: statement) }
    #expect(try kept() == 1)
  }

  @Test("That a file tells otherwise is found by verify")
  func forgery() throws {
    let scratch = try ScratchBaseline()
    _ = try scratch.learn([.sample(), .sample(computer: "WS02", recordID: 2)])
    try scratch.store.condenseDays()
    #expect(try scratch.store.verify().problems == [])
    try scratch.store.write { db in
      try db.execute(sql: "UPDATE day SET sightings = (SELECT sightings FROM day), id = id + 1")
    }
    let problems = try scratch.store.verify().problems
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("table day, ") == true)
  }
}
