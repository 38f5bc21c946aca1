import Baseline
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("The sightings of a host-day")
struct HostDaySightingsTests {
  private typealias Entry = HostDaySightings.Entry

  private static func entry(_ random: inout SplitMix64) -> Entry {
    let first = Int32.random(in: 0...86_399_999, using: &random)
    return Entry(
      key: .init(
        tuple: .random(in: 1...9, using: &random),
        offset: Bool.random(using: &random) ? nil : .random(in: 0...3, using: &random)),
      events: .random(in: 1...Int64(Sighting.largestEvents), using: &random), first: first,
      last: .random(in: first...86_399_999, using: &random))
  }

  private static func sightings(seed: UInt64, count: Int) -> HostDaySightings {
    var random = SplitMix64(seed: seed)
    var sightings = HostDaySightings()
    sightings.merge((0..<count).map { _ in entry(&random) }) { $0.join($1) }
    return sightings
  }

  @Test("Read back what they wrote, which SQLite takes for JSON", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let sightings = Self.sightings(seed: seed, count: Int(seed) - 1)
    #expect(HostDaySightings(decoding: sightings.encoded) == sightings)
    let text = String(decoding: sightings.encoded, as: UTF8.self)
    let answer = try DatabaseQueue().read { db in
      try Row.fetchOne(db, sql: "SELECT json_valid(?), json_array_length(?), json(?)", arguments: [text, text, text])
    }
    #expect(
      answer.map { Array($0.databaseValues) } == [
        1.databaseValue, sightings.entries.count.databaseValue, text.databaseValue,
      ])
  }

  @Test("Keep the largest figures that there are")
  func extremes() {
    let entry = Entry(
      key: .init(tuple: .max, offset: .max), events: Int64(Sighting.largestEvents), first: 0, last: 86_399_999)
    let sightings = HostDaySightings(ascending: [entry])
    #expect(String(decoding: sightings.encoded, as: UTF8.self) == "[[9223372036854775807,65535,4294967295,0,86399999]]")
    #expect(HostDaySightings(decoding: sightings.encoded) == sightings)
  }

  @Test("Merge as a dictionary does, whatever comes in one go", arguments: 1...20 as ClosedRange<UInt64>)
  func merging(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var sightings = HostDaySightings()
    var expected: [HostDaySightings.Key: Entry] = [:]
    for _ in 0..<6 {
      let others = (0..<Int.random(in: 0...25, using: &random)).map { _ in Self.entry(&random) }
      sightings.merge(others) { $0.add($1) }
      for other in others {
        if expected[other.key] == nil { expected[other.key] = other } else { expected[other.key]?.add(other) }
      }
      #expect(sightings.entries == expected.values.sorted { $0.key < $1.key })
    }
  }

  @Test("Count events up to the largest number that a sighting has, and not beyond")
  func saturation() {
    var entry = Entry(key: .init(tuple: 1, offset: nil), events: Int64(Sighting.largestEvents) - 1, first: 5, last: 5)
    entry.add(Entry(key: entry.key, events: 7, first: 3, last: 9))
    #expect(entry == Entry(key: entry.key, events: Int64(Sighting.largestEvents), first: 3, last: 9))
  }
}

@Suite("The rows of a batch, by host-day")
struct HostDayRowsTests {
  @Test("Are those of a grouping, in the batch's order", arguments: 1...10 as ClosedRange<UInt64>)
  func grouping(seed: UInt64) {
    var fleet = RandomFleet(seed: seed)
    let batch = EventBatch(fleet.events(200))
    // Numbers of hosts in another order than the batch's.
    let hosts = batch.computers.indices.map { Int64(1 + (batch.computers.count - $0) * 7) }
    let rows = HostDayRows(batch, hosts: hosts)
    let expected = Dictionary(grouping: batch.rows.indices) { place in
      HostDayID(host: hosts[Int(batch.rows[place].computer)], day: batch.rows[place].utcTime.day.number)
    }
    #expect(rows.ids == expected.keys.sorted())
    for (index, id) in rows.ids.enumerated() { #expect(rows.places(of: index).map(Int.init) == expected[id]) }
  }

  @Test("Of no events are none")
  func none() { #expect(HostDayRows(EventBatch(), hosts: []).ids.isEmpty) }
}
