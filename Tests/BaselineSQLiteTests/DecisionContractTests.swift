import Baseline
import RemoteThread
import Testing
import TestSupport

@Suite("Decisions, in every store")
struct DecisionContractTests {
  private static let tuple = ThreadTuple(.sample())
  private static let example = TupleExample(.sample())

  private static func decide(_ status: TupleStatus) -> BaselineRow { .tuple(tuple, example, status, reason: "a test") }

  @Test("A quarantined tuple is counted, and in no count of the snapshot", arguments: StoreKind.allCases)
  func quarantine(kind: StoreKind) throws {
    let store = try kind.make(BaselineSettings(policy: KnownGoodPolicy(minimumHostDays: 1, minimumDays: 1)))
    _ = try store.learn([.sample(startFunction: nil), .sample(recordID: 2)])
    try store.importRows([Self.decide(.quarantined)])
    let snapshot = try store.snapshot()
    #expect(snapshot.starts.total == 1)
    var startsOfPairs: [Int] = []
    snapshot.startsByPair.forEach { _, starts in startsOfPairs.append(starts.distinct) }
    #expect(startsOfPairs == [1])
    let knowledge = try #require(snapshot.knowledge(of: Self.tuple))
    #expect(knowledge.status == .quarantined)
    #expect(knowledge.support.events == 1)
    #expect(!knowledge.isKnownGood)
    #expect(snapshot.totals.support.events == 2)
  }

  @Test("A tuple on probation is learned, and not known good whatever its counts", arguments: StoreKind.allCases)
  func probation(kind: StoreKind) throws {
    let store = try kind.make(BaselineSettings(policy: KnownGoodPolicy(minimumHostDays: 1, minimumDays: 1)))
    _ = try store.learn([.sample()])
    #expect(try store.totals().knownGood == 1)
    try store.importRows([Self.decide(.probation)])
    #expect(try store.totals().knownGood == 0)
    let snapshot = try store.snapshot()
    #expect(snapshot.starts.total == 1)
    #expect(snapshot.knowledge(of: Self.tuple)?.status == .probation)
  }

  @Test(
    "An offset stands by its own decision: quarantined is not learned, approved is known good",
    arguments: StoreKind.allCases,
    [(TupleStatus.probation, 1, false), (.quarantined, 0, false), (.approved, 1, true)])
  func offsets(kind: StoreKind, rule: (status: TupleStatus, learned: Int, isKnownGood: Bool)) throws {
    let store = try kind.make()
    for day in 1...5 {
      _ = try store.learn([.sample(utcTime: "2026-03-0\(day) 10:00:00.000", recordID: UInt64(day), startFunction: nil)])
    }
    let odd = RemoteThreadEvent.sample(recordID: 9, startAddress: "0x00007FF89C861234", startFunction: nil)
    _ = try store.learn([odd])
    let tuple = ThreadTuple(odd)
    try store.importRows([.offset(tuple, 0x1234, rule.status, reason: "a test")])
    let snapshot = try store.snapshot()
    let start = try #require(snapshot.start(tuple.start))
    #expect(snapshot.offsetsByStart[start]?[0x1234] == rule.learned)
    let known = try #require(snapshot.knowledge(of: tuple)).knownGoodOffsets
    #expect(known == (rule.isKnownGood ? [0x5EA0, 0x1234] : [0x5EA0]))
    #expect(try store.tuples().first?.knownGoodOffsets == known.sorted())
    let seen = try store.parts([UTCDay(number: 0)...UTCDay(number: .max)]).flatMap(\.sightings)
    #expect(seen.contains { $0.start.offset == 0x1234 } == (rule.learned == 1))
  }

  @Test(
    "An approved tuple is known good, and scored as if seen as often as the policy asks", arguments: StoreKind.allCases)
  func approval(kind: StoreKind) throws {
    let store = try kind.make()
    try store.importRows([Self.decide(.approved)])
    let summary = try #require(try store.tuples().first)
    #expect(summary.isKnownGood)
    #expect(summary.support == .none)
    #expect(try store.totals() == BaselineTotals(tuples: 1, knownGood: 1, support: .none))
    #expect(try store.snapshot().sources.total == KnownGoodPolicy.standard.minimumHostDays)
  }

  @Test(
    "A tuple is known good by host-days and days", arguments: StoreKind.allCases,
    [(1, 1, true), (4, 2, true), (5, 2, false), (4, 3, false)])
  func policy(kind: StoreKind, rule: (hostDays: Int, days: Int, isKnownGood: Bool)) throws {
    let store = try kind.make()
    for (index, host) in ["WS01", "WS02"].enumerated() {
      for day in ["2026-03-02", "2026-03-03"] {
        _ = try store.learn([.sample(utcTime: "\(day) 10:00:00.000", computer: host, recordID: UInt64(index))])
      }
    }
    #expect(try store.totals().knownGood == 0)
    let policy = KnownGoodPolicy(minimumHostDays: rule.hostDays, minimumDays: rule.days)
    try store.setPolicy(policy)
    #expect(try store.settings.policy == policy)
    #expect(try store.tuples().map(\.isKnownGood) == [rule.isKnownGood])
    #expect(try store.snapshot().settings.policy == policy)
  }
}
