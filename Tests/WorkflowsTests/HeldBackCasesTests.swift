import Baseline
import RemoteThread
import Scoring
import Testing
import TestSupport

@testable import Workflows

@Suite("Held-back cases")
struct HeldBackCasesTests {
  /// Every kind of case, of few names that all kinds share.
  private static func identity(_ random: inout SplitMix64) -> CaseIdentity {
    let name = { (random: inout SplitMix64) in "c:\\\(Int.random(in: 0...2, using: &random)).exe" }
    let tuple = ThreadTuple(
      source: name(&random), target: name(&random),
      start: Bool.random(using: &random)
        ? ThreadStart(module: name(&random)) : ThreadStart(withoutModule: .unbackedUser))
    switch Int.random(in: 0...4, using: &random) {
    case 0: return .newSource(tuple.source)
    case 1: return .newPair(source: tuple.source, target: tuple.target)
    case 2: return .newStart(tuple)
    case 3: return .newOffset(module: tuple.source, offset: .random(in: 0...2, using: &random))
    default: return .seen(tuple)
    }
  }

  @Test(
    "Count each case once, with its highest score, on the first day with it", arguments: 1...10 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var cases = HeldBackCases()
    var expected: [CaseIdentity: (score: Double, day: UTCDay)] = [:]
    for _ in 0..<400 {
      let identity = Self.identity(&random)
      let (score, day) = (
        Double(Int.random(in: 0...3, using: &random)), UTCDay(number: .random(in: 0...5, using: &random))
      )
      cases.add(identity, score: score, on: day)
      let known = expected[identity]
      if known.map({ score > $0.score || (score == $0.score && day < $0.day) }) ?? true {
        expected[identity] = (score, day)
      }
    }
    let byDay = Dictionary(grouping: expected.values, by: \.day).mapValues { $0.map(\.score).sorted() }
    #expect(cases.scoresByDay.mapValues { $0.sorted() } == byDay)
  }
}
