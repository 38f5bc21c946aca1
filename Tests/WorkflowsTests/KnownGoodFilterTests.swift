import Baseline
import FleetSimulator
import RemoteThread
import Scoring
import Testing

@testable import Workflows

@Suite("What is known good is told once for each spelling")
struct KnownGoodFilterTests {
  @Test("It passes the events that the scorer calls known good, and no others", arguments: [2, 9] as [UInt64])
  func agreement(seed: UInt64) throws {
    let baseline = InMemoryBaseline()
    var scored: [RemoteThreadEvent] = []
    for day in FleetSimulator(try FleetPlan(seed: seed, hosts: 20, days: 14, attackDays: 4)) {
      if day.isScored { scored += day.events.map(\.event) } else { _ = baseline.learn(day.events.map(\.event)) }
    }
    let scorer = Scorer(baseline.snapshot())
    var filter = KnownGoodFilter(scorer)
    var passed = 0
    for event in scored {
      let passes = filter.passesOver(event)
      #expect(passes == scorer.isKnownGood(event))
      if passes { passed += 1 }
    }
    #expect(passed > 0 && passed < scored.count)
  }
}
