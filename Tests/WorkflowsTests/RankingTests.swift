import Baseline
import FleetSimulator
import RemoteThread
import Scoring
import Testing

/// How well the score ranks the attacks of a simulated fleet, case by case.
@Suite("Attacks among the odd")
struct RankingTests {
  /// Cases of a scored window: the case, its best score, and whether an attack is in it.
  struct Ranking {
    private var cases: [String: (score: Double, hasAttack: Bool)] = [:]

    mutating func add(_ name: String, score: Double, isAttack: Bool) {
      let before = cases[name] ?? (0, false)
      cases[name] = (max(before.score, score), before.hasAttack || isAttack)
    }

    /// Mean over the attacks of the precision at their rank. Cases of equal score share the rank of the last of them.
    var averagePrecision: Double {
      let groups = Dictionary(grouping: cases.values, by: \.score).sorted { $0.key > $1.key }
      var (seen, attacks, sum) = (0, 0, 0.0)
      for (_, group) in groups {
        let attacksHere = group.count(where: \.hasAttack)
        seen += group.count
        attacks += attacksHere
        sum += Double(attacksHere) * Double(attacks) / Double(seen)
      }
      return attacks == 0 ? 0 : sum / Double(attacks)
    }
  }

  @Test("Attacks come far further up than where a tuple merely counts as never seen", arguments: [3, 11] as [UInt64])
  func averagePrecision(seed: UInt64) throws {
    let baseline = InMemoryBaseline()
    var scored: [SimulatedEvent] = []
    for day in FleetSimulator(try FleetPlan(seed: seed, hosts: 40, days: 21, attackDays: 7)) {
      if day.isScored { scored += day.events } else { _ = baseline.learn(day.events.map(\.event)) }
    }
    let scorer = Scorer(baseline.snapshot())
    let seen = Set(baseline.tuples().map(\.tuple))
    var ours = Ranking()
    var neverSeen = Ranking()
    for simulated in scored {
      let finding = scorer.finding(of: simulated.event)
      let isAttack = simulated.label != nil
      guard !finding.isKnownGood else { continue }
      let name = finding.caseIdentity.description
      ours.add(name, score: finding.score, isAttack: isAttack)
      neverSeen.add(name, score: seen.contains(finding.tuple) ? 0 : 1, isAttack: isAttack)
    }
    #expect(ours.averagePrecision > 0.6)
    #expect(ours.averagePrecision > 2 * neverSeen.averagePrecision)
  }

  @Test("What was learned is never new, and no attack is known good")
  func learnedIsQuiet() throws {
    let baseline = InMemoryBaseline()
    var days: [SimulatedDay] = []
    for day in FleetSimulator(try FleetPlan(seed: 5, hosts: 20, days: 14, attackDays: 4)) {
      if !day.isScored { _ = baseline.learn(day.events.map(\.event)) }
      days.append(day)
    }
    let scorer = Scorer(baseline.snapshot())
    for simulated in days.flatMap(\.events) {
      let finding = scorer.finding(of: simulated.event)
      if simulated.label != nil { #expect(!finding.isKnownGood, "\(finding.tuple)") }
    }
    let learned = days.filter { !$0.isScored }.flatMap(\.events).map { scorer.finding(of: $0.event) }
    #expect(learned.allSatisfy { $0.novelties.isEmpty })
    #expect(learned.count(where: \.isKnownGood) * 10 > learned.count * 8)
  }
}
