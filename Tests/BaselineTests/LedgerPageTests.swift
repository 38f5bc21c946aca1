import RemoteThread
import Testing
import TestSupport

@testable import Baseline

@Suite("A page of the ledger")
struct LedgerPageTests {
  private static func page(_ events: [RemoteThreadEvent]) -> LedgerPage {
    var page = LedgerPage()
    for event in events { _ = page.insert(.init(EventIdentity(of: event))) }
    return page
  }

  @Test("Takes an event once")
  func once() {
    var page = LedgerPage()
    let entry = LedgerPage.Entry(EventIdentity(of: .sample()))
    let inserted = [page.insert(entry), page.insert(entry)]
    #expect(inserted == [true, false])
  }

  @Test("Takes each event once in whatever order they come, as a set does", arguments: 1...20 as ClosedRange<UInt64>)
  func anyOrder(seed: UInt64) throws {
    var random = Xorshift64(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var page = LedgerPage()
    var set: Set<LedgerPage.Entry> = []
    for _ in 0..<2000 {
      let number = UInt64.random(in: 0...700, using: &random)
      let entry = LedgerPage.Entry(
        discriminator: Bool.random(using: &random) ? .recordID(number) : .digest(number),
        millisecond: .random(in: 0...1, using: &random))
      let isNew = page.insert(entry)
      #expect(isNew == set.insert(entry).inserted)
    }
    #expect(page.count == set.count)
    #expect(page.entries == set.sorted())
    #expect(try LedgerPage(decoding: page.encoded) == page)
  }

  @Test("Takes events in as bytes as it does as a value", arguments: 1...20 as ClosedRange<UInt64>)
  func insertionIntoBytes(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var page = LedgerPage()
    var encoded = page.encoded
    for _ in 0..<8 {
      let entries = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        let number = UInt64.random(in: 0...90, using: &random)
        return LedgerPage.Entry(
          discriminator: Bool.random(using: &random) ? .recordID(number) : .digest(number),
          millisecond: .random(in: 0...1, using: &random))
      }
      let ordered = entries.sorted()
      let result = try LedgerPage.insert(ordered, into: encoded)
      #expect(result.isNew == ordered.map { page.insert($0) })
      #expect(result.encoded == page.encoded)
      encoded = result.encoded
    }
  }

  @Test(
    "Takes nothing into bytes that no page is written as",
    arguments: [[1, 5], [1], [0, 5, 5, 0, 0], [0x80]] as [[UInt8]])
  func insertionIntoMalformedBytes(bytes: [UInt8]) {
    #expect(throws: LedgerPage.CodingError.self) { try LedgerPage.insert([], into: bytes) }
  }

  @Test(
    "Reads back what it wrote",
    arguments: [
      [], [0], [.max], [nil], [0, .max, nil], [1, 2, 3, 1_000_000, 1 << 63], [nil, 5],
    ] as [[UInt64?]])
  func roundTrip(recordIDs: [UInt64?]) throws {
    let times = ["2026-03-02 00:00:00.000", "2026-03-02 23:59:59.999"]
    let page = Self.page(
      recordIDs.flatMap { record in times.map { RemoteThreadEvent.sample(utcTime: $0, recordID: record) } })
    #expect(page.entries.count == recordIDs.count * 2)
    #expect(try LedgerPage(decoding: page.encoded) == page)
  }

  @Test("Costs at most 5 bytes an event in a dense log")
  func size() {
    let page = Self.page(
      (1...1000).map { .sample(utcTime: "2026-03-02 10:00:00.\(100 + $0 % 900)", recordID: 7_000_000 + UInt64($0)) })
    #expect(page.encoded.count <= 5 * 1000 + 10)
  }

  @Test("Is the same bytes for the same entries, in whatever order they came")
  func canonical() {
    let events = (1...50).map { RemoteThreadEvent.sample(recordID: $0 % 3 == 0 ? nil : $0, newThreadId: UInt32($0)) }
    #expect(Self.page(events).encoded == Self.page(events.reversed()).encoded)
  }

  @Test(
    "Refuses bytes that no page is written as",
    arguments: [
      ("cut off after the number", [1, 5]),
      ("cut off within a number", [1, 0x85]),
      ("fewer record numbers than it says", [2, 5, 1]),
      ("record numbers promised, none there", [1]),
      ("a number of 65 bits", [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02, 1]),
      ("a number of 11 bytes", [1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 1]),
      ("a number that is longer than it must be", [1, 0x85, 0x00, 1]),
      ("a difference beyond 64 bits", [2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 1, 1, 1]),
      ("the same entry twice", [2, 5, 1, 0, 1]),
      ("times out of order", [2, 5, 2, 0, 1]),
      ("a millisecond of the next day", [1, 5, 0x80, 0xB8, 0x99, 0x29]),
    ] as [(String, [UInt8])])
  func hostile(what: String, bytes: [UInt8]) {
    #expect(throws: LedgerPage.CodingError.self) { try LedgerPage(decoding: bytes) }
  }

  @Test("Survives any bytes, and has one form for every page it reads")
  func anyBytes() {
    var state = Xorshift64(state: 42)
    var read = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...8, using: &state)).map { _ in UInt8.random(in: 0...4, using: &state) }
      guard let page = try? LedgerPage(decoding: bytes) else { continue }
      read += 1
      #expect(page.encoded == bytes || bytes.isEmpty)
    }
    #expect(read > 500)
  }
}

/// The xorshift64 generator (Marsaglia, 2003).
private struct Xorshift64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
