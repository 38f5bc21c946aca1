import Baseline
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("Generations and the way back")
struct GenerationTests {
  private let scratch: ScratchBaseline
  private var store: SQLiteBaseline { scratch.store }

  init() throws { scratch = try ScratchBaseline() }

  private static func generation(_ text: String) -> BaselineGeneration {
    let day = UTCDay(number: 20_000)
    return BaselineGeneration(
      published: UTCTime(milliseconds: 0), window: day...day, configuration: Array(text.utf8), report: "{}")
  }

  /// Anything that a writer may do between two generations.
  private func change(_ fleet: inout RandomFleet, _ number: Int) throws {
    _ = try store.learn(fleet.events(40))
    if number.isMultiple(of: 2) { try store.condenseDays() }
    let tuples = try store.tuples()
    for status in [TupleStatus.probation, .quarantined, .learned] {
      let summary = tuples[fleet.number(in: 0..<tuples.count)]
      _ = try store.setStatus(status, reason: "held on x", of: TupleStart(tuple: summary.tuple, offset: nil))
      guard let offset = summary.offsets.first?.offset else { continue }
      _ = try store.setStatus(status, reason: "held on x", of: TupleStart(tuple: summary.tuple, offset: offset))
    }
    try store.setPolicy(KnownGoodPolicy(minimumHostDays: 2 + number, minimumDays: 2))
    try store.setInboxFiles([InboxFile(path: "a", size: Int64(number), modified: 1, inode: 2)])
    _ = try store.expire(before: UTCDay(number: [-1000, 0, 20_513, 20_514][fleet.number(in: 0..<4)]))
    try store.importRows(try InMemoryBaseline.learned(fleet.events(5)).rows())
  }

  @Test("A generation is restored exactly, whatever was done since", arguments: 1...8)
  func restoration(seed: UInt64) throws {
    var fleet = RandomFleet(seed: seed)
    var states: [Int: (lines: [String], files: [InboxFile])] = [:]
    for number in 1...5 {
      try change(&fleet, number)
      let given = try store.publish(Self.generation("c\(number)"), keeping: 4)
      #expect(given == number)
      states[number] = (try store.lines(), try store.inboxFiles())
    }
    try change(&fleet, 6)
    #expect(try store.generations().map(\.number) == [2, 3, 4, 5])
    for number in [5, 3, 2] {
      try store.restore(number)
      #expect(try store.lines() == states[number]?.lines)
      #expect(try store.inboxFiles() == states[number]?.files)
      #expect(try store.generations().last?.configuration == Array("c\(number)".utf8))
    }
    #expect(try store.verify().problems == [])
    #expect(throws: GenerationError.notKept(number: 1)) { try store.restore(1) }
  }

  @Test("After a rollback everything goes on as if the later nights had never been, but for the numbers")
  func goingOn() throws {
    var fleet = RandomFleet(seed: 9)
    try change(&fleet, 1)
    _ = try store.publish(Self.generation("a"), keeping: 5)
    var (again, once) = (fleet, fleet)
    try change(&once, 2)
    let after = try store.lines()
    _ = try store.publish(Self.generation("b"), keeping: 5)
    try store.restore(1)
    try change(&again, 2)
    #expect(try store.lines() == after)
    #expect(try store.publish(Self.generation("c"), keeping: 5) == 3)
  }

  @Test("The way back is remembered by every connection")
  func reopening() throws {
    _ = try store.learn([.sample()])
    _ = try store.publish(Self.generation("a"), keeping: 5)
    let before = try store.lines()
    try store.close()
    let path = scratch.folder.path("fleet.heddle")
    let second = try SQLiteBaseline.open(at: path, mode: .readWrite)
    _ = try second.learn([.sample(recordID: 2), .sample(recordID: 3, targetImage: "new.exe")])
    try second.close()
    let third = try SQLiteBaseline.open(at: path, mode: .readWrite)
    try third.restore(1)
    #expect(try third.lines() == before)
    #expect(try third.learn([.sample(), .sample(recordID: 2)]) == LearnedCounts(learned: 1, repeated: 1))
  }

  @Test("Decisions of people outlive a rollback")
  func decisions() throws {
    _ = try store.learn([.sample()])
    _ = try store.publish(Self.generation("a"), keeping: 5)
    let decision = QuarantineDecision(
      start: TupleStart(tuple: ThreadTuple(.sample()), offset: nil), verdict: .rejected, who: "ann",
      time: UTCTime(milliseconds: 5), why: "an attack")
    try store.add(decision)
    try store.restore(1)
    #expect(try store.decisions() == [decision])
  }

  @Test("What is done as one is done whole or not at all")
  func atomically() throws {
    struct Stop: Error {}
    _ = try store.learn([.sample()])
    let before = try store.lines()
    #expect(throws: Stop.self) {
      try store.atomically {
        _ = try store.learn([.sample(recordID: 2, targetImage: "x.exe")])
        _ = try store.publish(Self.generation("a"), keeping: 5)
        throw Stop()
      }
    }
    #expect(try store.lines() == before)
    #expect(try store.generations().isEmpty)
    let seen = try store.atomically(keeping: false) {
      _ = try store.learn([.sample(recordID: 2, targetImage: "x.exe")])
      return try store.totals().tuples
    }
    #expect(seen == 2)
    #expect(try store.lines() == before)
    #expect(try store.learn([.sample(recordID: 2, targetImage: "x.exe")]).learned == 1)
    #expect(try store.totals().tuples == 2)
  }

  @Test("Expiry forgets days, and names that nothing points at, but nothing that somebody decided about")
  func expiry() throws {
    let old = RemoteThreadEvent.sample(utcTime: "2026-03-02 10:00:00.000", computer: "old", targetImage: "old.exe")
    let judged = RemoteThreadEvent.sample(utcTime: "2026-03-02 10:00:00.000", recordID: 2, targetImage: "judged.exe")
    let held = RemoteThreadEvent.sample(utcTime: "2026-03-02 10:00:00.000", recordID: 3, targetImage: "held.exe")
    let new = RemoteThreadEvent.sample(utcTime: "2026-03-04 10:00:00.000")
    _ = try store.learn([old, judged, held, new])
    let start = TupleStart(tuple: ThreadTuple(judged), offset: nil)
    let decision = QuarantineDecision(
      start: start, verdict: .rejected, who: "ann", time: old.utcTime, why: "an attack")
    try store.add(decision)
    _ = try store.setStatus(decision.status, reason: decision.reason, of: start)
    _ = try store.setStatus(
      .quarantined, reason: "held on 2026-03-02: high", of: TupleStart(tuple: ThreadTuple(held), offset: nil))
    let counts = try store.expire(before: new.utcTime.day)
    #expect(counts.hostDays == 2)
    #expect(counts.tuples == [ThreadTuple(held), ThreadTuple(old)])
    #expect(try store.tuples().map(\.tuple) == [ThreadTuple(new), ThreadTuple(judged)].sorted())
    #expect(try Set(store.lastDays().keys) == ["ws01"])
    #expect(try store.verify().problems == [])
  }
}

extension InMemoryBaseline {
  /// A baseline of `events`.
  fileprivate static func learned(_ events: [RemoteThreadEvent]) -> InMemoryBaseline {
    let baseline = InMemoryBaseline()
    _ = baseline.learn(events)
    return baseline
  }
}
