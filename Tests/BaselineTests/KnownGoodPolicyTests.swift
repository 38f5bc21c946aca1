import Baseline
import Testing

@Suite("The known-good policy")
struct KnownGoodPolicyTests {
  @Test(
    "Asks for host-days and days; approval and quarantine overrule it",
    arguments: [
      (5, 3, .learned, true), (4, 3, .learned, false), (5, 2, .learned, false), (0, 0, .approved, true),
      (99, 99, .quarantined, false),
    ] as [(Int, Int, TupleStatus, Bool)])
  func knownGood(hostDays: Int, days: Int, status: TupleStatus, isKnownGood: Bool) {
    let support = TupleSupport(events: 500, hostDays: hostDays, hosts: 2, days: days, seen: nil)
    #expect(KnownGoodPolicy.standard.isKnownGood(support, status: status) == isKnownGood)
  }

  @Test("Figures below 1 are taken as 1", arguments: [0, -1, Int.min])
  func atLeastOne(figure: Int) {
    let policy = KnownGoodPolicy(minimumHostDays: figure, minimumDays: figure)
    #expect(policy == KnownGoodPolicy(minimumHostDays: 1, minimumDays: 1))
  }
}
