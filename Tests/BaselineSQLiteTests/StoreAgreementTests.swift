import Baseline
import GRDB
import RemoteThread
import Testing
import TestSupport

@testable import BaselineSQLite

@Suite("The SQLite store agrees with the one in memory")
struct StoreAgreementTests {
  private static func pair(seed: UInt64, _ settings: BaselineSettings) throws -> (ScratchBaseline, InMemoryBaseline) {
    var fleet = RandomFleet(seed: seed)
    let stores = (try ScratchBaseline(settings: settings), InMemoryBaseline(settings: settings))
    for size in [1, 150, 149] {
      let events = fleet.events(size)
      #expect(try stores.0.learn(events) == stores.1.learn(events))
    }
    let tuples = stores.1.tuples()
    let decisions = [TupleStatus.quarantined, .approved].map { status in
      let summary = tuples[fleet.number(in: 0..<tuples.count)]
      return BaselineRow.tuple(summary.tuple, summary.example, status, reason: "r\u{0}s")
    }
    try stores.0.importRows(decisions)
    try stores.1.importRows(decisions)
    return stores
  }

  @Test("In every figure, for the same events", arguments: 1...8, [PathGeneralisation.standard, .none])
  func figures(seed: UInt64, generalisation: PathGeneralisation) throws {
    let policy = KnownGoodPolicy(minimumHostDays: 3, minimumDays: 2)
    let (sqlite, memory) = try Self.pair(seed: seed, BaselineSettings(generalisation: generalisation, policy: policy))
    #expect(try sqlite.tuples() == memory.tuples())
    #expect(try sqlite.totals() == memory.totals())
    #expect(try sqlite.picture() == (try memory.picture()))
    #expect(try sqlite.lines() == (try memory.lines()))
  }

  @Test("In what was known before a day, in what came from it on, and in the calibration", arguments: 1...4)
  func calibration(seed: UInt64) throws {
    let (sqlite, memory) = try Self.pair(seed: seed, BaselineSettings())
    #expect(try sqlite.days() == memory.days())
    let (days, tuples) = (memory.days(), memory.tuples())
    let first = try #require(days.first)
    let spans = [
      days.map { $0...$0 }, days.map { $0...UTCDay(number: .max) }.prefix(1) + [],
      [first...first, UTCDay(number: first.number + 1)...UTCDay(number: first.number + 2)],
      [UTCDay(number: .min)...UTCDay(number: first.number - 1), first...UTCDay(number: .max)], [],
    ]
    for parts in spans {
      let (one, other) = (try sqlite.parts(parts), try memory.parts(parts))
      #expect(one.count == parts.count)
      #expect(one.map(\.sightings) == other.map(\.sightings))
      #expect(
        one.map { SnapshotPicture($0.before, of: tuples) } == other.map { SnapshotPicture($0.before, of: tuples) })
    }
    for tuple in memory.tuples().map(\.tuple) {
      let isWanted: (ThreadTuple) -> Bool = { $0.source == tuple.source }
      #expect(try sqlite.hosts(having: isWanted) == memory.hosts(having: isWanted))
    }
    let calibration = Calibration(
      heldBack: UTCDay(number: -3)...UTCDay(number: 9), parts: [[[0.1 + 0.2, 0], []], [[21.123456789012345]]],
      basis: CalibrationBasis(
        formula: 7, policy: KnownGoodPolicy(minimumHostDays: 6, minimumDays: 5), tuples: 4, knownGood: 3, events: 2,
        hostDays: 1))
    #expect(try sqlite.calibration() == nil)
    try sqlite.setCalibration(calibration)
    #expect(try sqlite.calibration() == calibration)
    try sqlite.setCalibration(nil)
    #expect(try sqlite.calibration() == nil)
  }

  @Test("After it was closed and opened again", arguments: 1...2)
  func reopened(seed: UInt64) throws {
    let (sqlite, memory) = try Self.pair(seed: seed, BaselineSettings())
    try sqlite.store.close()
    #expect(try sqlite.folder.names() == ["fleet.heddle"])
    let again = try SQLiteBaseline.open(at: sqlite.folder.path("fleet.heddle"), mode: .readOnly)
    #expect(try again.lines() == (try memory.lines()))
    #expect(try again.picture() == (try memory.picture()))
    try again.close()
    #expect(try sqlite.folder.names() == ["fleet.heddle"])
  }

  @Test("Spellings that Swift takes for equal and Windows does not are two", arguments: [1, 2])
  func exactTexts(order: Int) throws {
    let names = ["caf\u{E9}.exe", "cafe\u{301}.exe"]
    let store = try ScratchBaseline()
    for (index, name) in (order == 1 ? names : names.reversed()).enumerated() {
      _ = try store.learn([.sample(recordID: UInt64(index), sourceImage: #"C:\x\"# + name)])
    }
    let sources = try store.tuples().map { Array($0.tuple.source.utf8) }
    #expect(sources.count == 2)
    #expect(Set(sources) == Set(names.map { Array(ASCIIFold.fold(#"c:\x\"# + $0).utf8) }))
  }
}
