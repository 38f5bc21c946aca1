import Baseline
import RemoteThread
import Testing
import TestSupport

@Suite("Joining, in every store")
struct JoiningContractTests {
  /// The rows of a baseline that learned `count` random events, with some decisions.
  private static func rows(_ kind: StoreKind, seed: UInt64, count: Int = 60) throws -> [BaselineRow] {
    var fleet = RandomFleet(seed: seed)
    let store = try kind.make()
    _ = try store.learn(fleet.events(count))
    let tuples = try store.tuples()
    let decisions: [(TupleStatus, String?)] = [
      (.approved, "b"), (.approved, "a"), (.quarantined, nil), (.learned, "c"),
    ]
    try store.importRows(
      decisions.map { status, reason in
        let summary = tuples[fleet.number(in: 0..<tuples.count)]
        return .tuple(summary.tuple, summary.example, status, reason: reason)
      })
    try store.importRows(restraints(of: tuples, &fleet))
    return try store.rows()
  }

  /// Statuses of offsets, and decisions of people.
  private static func restraints(of tuples: [TupleSummary], _ fleet: inout RandomFleet) -> [BaselineRow] {
    let statuses: [TupleStatus] = [.probation, .approved, .quarantined]
    let backed = tuples.filter { !$0.offsets.isEmpty }
    let offsets = (0..<6).map { number -> BaselineRow in
      let summary = backed[fleet.number(in: 0..<backed.count)]
      let offset = summary.offsets[fleet.number(in: 0..<summary.offsets.count)].offset
      return .offset(summary.tuple, offset, statuses[fleet.number(in: 0..<3)], reason: ["x", "y", nil][number % 3])
    }
    let decisions = (0..<4).map { number -> BaselineRow in
      let summary = tuples[fleet.number(in: 0..<tuples.count)]
      return .decision(
        QuarantineDecision(
          start: TupleStart(tuple: summary.tuple, offset: number == 0 ? nil : summary.offsets.first?.offset),
          verdict: number % 2 == 0 ? .approved : .rejected, who: "ann",
          time: UTCTime(milliseconds: Int64(number) * 1000),
          why: "w\(fleet.number(in: 0..<3))", lastDay: number == 2 ? UTCDay(number: 20_500) : nil))
    }
    return offsets + decisions
  }

  private static func joined(_ kind: StoreKind, _ parts: [[BaselineRow]]) throws -> [String] {
    let store = try kind.make()
    for part in parts { try store.importRows(part) }
    return try store.lines()
  }

  @Test("The text form of an import is the text form that was imported", arguments: StoreKind.allCases, 1...4)
  func roundTrip(kind: StoreKind, seed: UInt64) throws {
    let lines = try Self.rows(kind, seed: seed).map(BaselineTextForm.line)
    let rows = try lines.enumerated().map { try BaselineTextForm.row(of: $0.element, number: $0.offset + 1) }
    let copy = try kind.make()
    try copy.importRows(rows)
    #expect(try copy.lines() == lines)
  }

  @Test("Joining is commutative, associative and idempotent", arguments: StoreKind.allCases, 1...4)
  func laws(kind: StoreKind, seed: UInt64) throws {
    let a = try Self.rows(kind, seed: seed)
    let b = try Self.rows(kind, seed: seed + 100)
    let c = try Self.rows(kind, seed: seed + 200)
    let all = try Self.joined(kind, [a, b, c])
    #expect(try Self.joined(kind, [c, a, b]) == all)
    #expect(try Self.joined(kind, [b, a, c, a, b]) == all)
    let store = try kind.make()
    try store.importRows(b)
    try store.importRows(c)
    #expect(try Self.joined(kind, [a, try store.rows()]) == all)
  }

  @Test("What was counted in one baseline is not counted again after a join", arguments: StoreKind.allCases)
  func ledger(kind: StoreKind) throws {
    var fleet = RandomFleet(seed: 7)
    let events = fleet.events(80)
    let first = try kind.make()
    _ = try first.learn(events)
    let second = try kind.make()
    try second.importRows(try first.rows())
    #expect(try second.learn(events).learned == 0)
    #expect(try second.lines() == (try first.lines()))
  }

  @Test("Learning goes on after a join as if it had been one run", arguments: StoreKind.allCases)
  func learningAfterJoining(kind: StoreKind) throws {
    var fleet = RandomFleet(seed: 8)
    let events = fleet.events(120)
    let whole = try kind.make()
    _ = try whole.learn(events)
    let store = try kind.make()
    _ = try store.learn(Array(events[..<40]))
    let other = try kind.make()
    _ = try other.learn(Array(events[..<80]))
    try store.importRows(try other.rows())
    _ = try store.learn(events)
    #expect(try store.lines() == (try whole.lines()))
  }

  @Test("The stricter decision wins, and of two reasons the smaller", arguments: StoreKind.allCases)
  func decisions(kind: StoreKind) throws {
    let tuple = ThreadTuple(.sample())
    let row = { (status: TupleStatus, reason: String?) in
      BaselineRow.tuple(tuple, TupleExample(.sample()), status, reason: reason)
    }
    let store = try kind.make()
    try store.importRows([row(.learned, nil), row(.approved, "b"), row(.approved, "a"), row(.learned, "z")])
    #expect(try store.rows().last == row(.approved, "a"))
    try store.importRows([row(.quarantined, nil), row(.quarantined, "m"), row(.approved, "a")])
    #expect(try store.rows().last == row(.quarantined, "m"))
  }

  @Test("Baselines that count other paths do not join, and nothing is changed", arguments: StoreKind.allCases)
  func otherGeneralisation(kind: StoreKind) throws {
    let store = try kind.make()
    let before = try store.lines()
    let rows: [BaselineRow] = [
      .tuple(ThreadTuple(.sample()), TupleExample(.sample()), .approved, reason: nil),
      .settings(BaselineSettings(generalisation: .none)),
    ]
    #expect(throws: BaselineMergeError.otherGeneralisation) { try store.importRows(rows) }
    #expect(try store.lines() == before)
    #expect(try store.learn([.sample()]).learned == 1)
  }

  @Test("An error of the receiver ends an export and reaches the caller", arguments: StoreKind.allCases)
  func receiverFails(kind: StoreKind) throws {
    struct Stop: Error, Equatable {}
    let store = try kind.make()
    _ = try store.learn([.sample()])
    #expect(throws: Stop()) { try store.exportRows { _ in throw Stop() } }
    #expect(try store.rows().count == 4)
  }
}
