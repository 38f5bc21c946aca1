import Baseline
import RemoteThread
import Testing
import TestSupport

@Suite("Counting, in every store")
struct CountingContractTests {
  @Test("An event gives a tuple with its figures", arguments: StoreKind.allCases)
  func oneEvent(kind: StoreKind) throws {
    let store = try kind.make()
    let event = RemoteThreadEvent.sample()
    #expect(try store.learn([event]) == LearnedCounts(learned: 1, repeated: 0))
    let summary = try #require(try store.tuples().first)
    #expect(summary.tuple == ThreadTuple(event))
    #expect(summary.example.source == #"C:\Windows\System32\csrss.exe"#)
    #expect(
      summary.support
        == TupleSupport(events: 1, hostDays: 1, hosts: 1, days: 1, seen: event.utcTime...event.utcTime))
    #expect(summary.offsets.map(\.offset) == [0x5EA0])
    #expect(summary.status == .learned)
    #expect(!summary.isKnownGood)
  }

  @Test("An empty store knows nothing", arguments: StoreKind.allCases)
  func empty(kind: StoreKind) throws {
    let store = try kind.make()
    #expect(try store.tuples().isEmpty)
    #expect(try store.totals() == BaselineTotals(tuples: 0, knownGood: 0, support: .none))
    #expect(try store.snapshot().sources.total == 0)
    #expect(try store.rows() == [.settings(BaselineSettings())])
  }

  @Test("A loop on one host counts one host-day a day", arguments: StoreKind.allCases)
  func hostDays(kind: StoreKind) throws {
    let store = try kind.make()
    let events = (1...4).flatMap { record in
      ["2026-03-02", "2026-03-03"].map { day in
        RemoteThreadEvent.sample(
          utcTime: "\(day) 10:00:0\(record).000", computer: record == 4 ? "WS02" : "WS01", recordID: UInt64(record))
      }
    }
    #expect(try store.learn(events).learned == 8)
    let support = try #require(try store.tuples().first).support
    #expect([support.events, support.hostDays, support.hosts, support.days] == [8, 4, 2, 2])
    #expect(try store.totals().support == support)
  }

  @Test("An event read twice counts once, in one batch or in two", arguments: StoreKind.allCases)
  func repeats(kind: StoreKind) throws {
    let store = try kind.make()
    let event = RemoteThreadEvent.sample()
    #expect(try store.learn([event, event]) == LearnedCounts(learned: 1, repeated: 1))
    let before = try store.lines()
    #expect(try store.learn([event]) == LearnedCounts(learned: 0, repeated: 1))
    #expect(try store.lines() == before)
  }

  @Test(
    "Two events are one only where host, time and record number agree", arguments: StoreKind.allCases,
    [
      (.sample(computer: "ws01"), 0),
      (.sample(computer: "WS02"), 1),
      (.sample(utcTime: "2026-03-02 10:00:00.001"), 1),
      (.sample(recordID: 2), 1),
      (.sample(recordID: .max), 1),
      (.sample(recordID: nil), 1),
      (.sample(targetImage: #"C:\Windows\notepad.exe"#), 0),
    ] as [(RemoteThreadEvent, Int)])
  func identity(kind: StoreKind, other: (event: RemoteThreadEvent, learned: Int)) throws {
    let store = try kind.make()
    _ = try store.learn([.sample()])
    #expect(try store.learn([other.event]).learned == other.learned)
  }

  @Test("Without record numbers, events that differ in any field are two", arguments: StoreKind.allCases)
  func digests(kind: StoreKind) throws {
    let store = try kind.make()
    let events = [4711, 4712].map { RemoteThreadEvent.sample(recordID: nil, newThreadId: $0) }
    #expect(try store.learn(events + events) == LearnedCounts(learned: 2, repeated: 2))
  }

  @Test("The order of events, and how they are cut into batches, do not matter", arguments: StoreKind.allCases, 1...6)
  func order(kind: StoreKind, seed: UInt64) throws {
    var fleet = RandomFleet(seed: seed)
    let events = fleet.events(200)
    let whole = try kind.make()
    _ = try whole.learn(events)
    let pieces = try kind.make()
    let shuffled = fleet.shuffled(events)
    for start in stride(from: 0, to: shuffled.count, by: 37) {
      // Overlapping batches: half of each is read again by the next.
      _ = try pieces.learn(Array(shuffled[start..<min(start + 60, shuffled.count)]))
    }
    #expect(try pieces.lines() == (try whole.lines()))
    #expect(try pieces.tuples() == (try whole.tuples()))
    #expect(try pieces.picture() == (try whole.picture()))
  }

  @Test("Generalised paths are one tuple, raw paths are many", arguments: StoreKind.allCases)
  func generalisation(kind: StoreKind) throws {
    let events = ["ann", "bob"].map {
      RemoteThreadEvent.sample(computer: $0, sourceImage: #"C:\Users\\#($0)\app-1.2.3\x.exe"#)
    }
    let generalised = try kind.make()
    _ = try generalised.learn(events)
    #expect(try generalised.tuples().map(\.tuple.source) == [#"c:\users\*\app-*\x.exe"#])
    #expect(try generalised.tuples().map(\.example.source) == [#"C:\Users\ann\app-1.2.3\x.exe"#])
    let raw = try kind.make(BaselineSettings(generalisation: .none))
    _ = try raw.learn(events)
    #expect(try raw.tuples().count == 2)
  }
}
