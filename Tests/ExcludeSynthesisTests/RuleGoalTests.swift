import Baseline
import RemoteThread
import SysmonRules
import TestSupport
import Testing

@testable import ExcludeSynthesis

@Suite("Rules for a part of the events")
struct RuleGoalTests {
  private static func system(_ file: String) -> String { #"C:\Windows\System32\"# + file }

  private static func support(_ events: Int) -> TupleSupport {
    TupleSupport(events: events, hostDays: 100, hosts: 10, days: 10, seen: TupleSupport.sample.seen)
  }

  /// Three pairs that share no value, with 900, 90 and 10 events.
  private static let pairs = [("a", 900), ("b", 90), ("c", 10)].map { name, events in
    TupleSummary.sample(
      .sample(
        sourceImage: system("\(name).exe"), targetImage: system("\(name)-target.exe"), startFunction: "Start\(name)"),
      support: support(events))
  }

  private static func plan(_ tuples: [TupleSummary], _ goal: RuleGoal) throws -> (ExcludePlan, ExcludeProof.Counts) {
    let plan = ExcludeSynthesis.synthesise(tuples: tuples, goal: goal)
    return (plan, try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: tuples))
  }

  @Test(
    "The pairs with most events get the rules, the others are listed with their events",
    arguments: [
      (.share(0.9), [90, 10]), (.share(0.91), [10]), (.share(0.99), [10]), (.share(0.999), []),
      (.atMost(rules: 1), [90, 10]),
      (.atMost(rules: 2), [10]), (.atMost(rules: 9), []), (.everything, []),
    ] as [(RuleGoal, [Int])])
  func mostEventsFirst(goal: RuleGoal, left: [Int]) throws {
    let (plan, counts) = try Self.plan(Self.pairs, goal)
    #expect(plan.leftOut.map(\.events) == left && plan.rules.count == 3 - left.count)
    #expect(counts.logged == left.count)
    let coverage = Coverage(of: plan, tuples: Self.pairs, days: 10)
    #expect(coverage.silenced.events == 1000 - left.reduce(0, +) && coverage.knownGood.events == 1000)
    #expect(plan.reached == nil || plan.reached?.silenced == coverage.silenced.events)
    #expect(plan.reached == nil || plan.leastRules == plan.rules.count)
  }

  /// One of 1,000 events that may not be excluded.
  private static let guarded = TupleSummary.sample(
    .sample(sourceImage: system("svchost.exe"), targetImage: system("lsass.exe")), support: support(1000))

  @Test(
    "A share is of all known-good events, those that may not be excluded too",
    arguments: [(0.44, 880, 1), (0.45, 900, 1), (0.46, 920, 2), (0.4999, 1000, 3), (0.5, 1000, 3)])
  func ofAllKnownGood(share: Double, needed: Int, rules: Int) throws {
    let (plan, _) = try Self.plan(Self.pairs + [Self.guarded], .share(share))
    #expect(plan.reached?.knownGood == 2000 && plan.reached?.possible == 1000 && plan.reached?.needed == needed)
    #expect(plan.rules.count == rules && plan.reached?.isOutOfReach == false && plan.reached?.isProvedBest == true)
    #expect(plan.leftOut.count { $0.reason == .sensitiveTarget } == 1)
  }

  @Test(
    "Where the limits keep more back than the share leaves, all that may be excluded is", arguments: [0.51, 0.999, 1])
  func outOfReach(share: Double) throws {
    let (plan, _) = try Self.plan(Self.pairs + [Self.guarded], .share(share))
    let whole = try Self.plan(Self.pairs + [Self.guarded], .everything).0
    #expect(plan.reached?.isOutOfReach == true && plan.reached?.silenced == 1000)
    #expect(plan.rules == whole.rules && plan.leftOut == whole.leftOut && plan.stop == whole.stop)
  }

  @Test("All of it is every known-good start, those that were never seen too")
  func everyStart() throws {
    let approved = TupleSummary.sample(
      .sample(sourceImage: Self.system("new.exe")), status: .approved, support: .none)
    let (plan, _) = try Self.plan(Self.pairs + [approved], .share(1))
    #expect(plan.rules.count == 4 && plan.leftOut.isEmpty && plan.reached?.isOutOfReach == false)
  }

  @Test("No goal excludes what everything does not, and none has a rule that is wider", arguments: [0.3, 0.9, 0.99])
  func neverMore(share: Double) throws {
    let tuples = (0..<8).flatMap { source in
      (0..<8).filter { ($0 * $0 + source * source) % 7 < 3 }.map { target in
        TupleSummary.sample(
          .sample(sourceImage: Self.system("s\(source).exe"), targetImage: Self.system("t\(target).exe")),
          support: Self.support(1 << (source + target)))
      }
    }
    let policy = SynthesisPolicy(targetGeneralisation: nil)
    let whole = ExcludeSynthesis.synthesise(tuples: tuples, policy: policy)
    let goals = [RuleGoal.share(share)] + [1, 2, 5].map { .atMost(rules: $0) }
    for plan in goals.map({ ExcludeSynthesis.synthesise(tuples: tuples, policy: policy, goal: $0) }) {
      #expect(Set(plan.starts).isSubset(of: whole.starts) && plan.rules.count <= whole.rules.count)
      let counts = try ExcludeProof.check(plan.configuration.xml(), plan: plan, tuples: tuples)
      #expect(counts.logged == tuples.count - plan.tuples.count)
    }
  }

  @Test("Of a start that offsets name some may have a rule: the others stay logged, and the tuple is listed in part")
  func offsets() throws {
    let event = RemoteThreadEvent.sample(startFunction: nil)
    let offsets = [0x0EA0: 1000, 0x61E0: 100, 0x7000: 100].map { OffsetSummary.sample(UInt16($0), hostDays: $1) }
    let summary = TupleSummary(
      tuple: ThreadTuple(event), example: TupleExample(event), support: Self.support(3700), status: .learned,
      isKnownGood: true, offsets: offsets.sorted { $0.offset < $1.offset })
    let (plan, counts) = try Self.plan([summary], .atMost(rules: 1))
    #expect(plan.starts.map(\.offset) == [0x0EA0] && counts.logged == 2)
    #expect(plan.leftOut.map(\.reason) == [.beyondGoal(.atMost(rules: 1), starts: 2, of: 3)])
    #expect(plan.leftOut.map(\.events) == [700] && plan.wholeLeftOut == 0)
    #expect(
      plan.leftOut.first?.reason.description
        == "2 of its 3 known-good offsets may be excluded, but by more rules than were asked for.")
  }

  @Test("Where the rule of an opened start is left out, its targets stay logged, known and unknown")
  func openedStart() throws {
    let opened = (0..<10).map { number in
      TupleSummary.sample(
        .sample(sourceImage: Self.system("o.exe"), targetImage: Self.system("t\(number).exe")), support: Self.support(1)
      )
    }
    let unknown = TupleSummary.sample(
      .sample(sourceImage: Self.system("o.exe"), targetImage: Self.system("u.exe")), isKnownGood: false,
      support: Self.support(5))
    let tuples = Self.pairs + opened + [unknown]
    let (plan, counts) = try Self.plan(tuples, .atMost(rules: 1))
    #expect(plan.rules.count == 1 && counts.opened == 0 && counts.logged == 13)
    #expect(Coverage(of: plan, tuples: tuples, days: 10).opened.events == 0)
    let (all, allCounts) = try Self.plan(tuples, .atMost(rules: 4))
    #expect(all.rules.count == 4 && allCounts.opened == 1)
    #expect(Coverage(of: all, tuples: tuples, days: 10).opened.events == 5)
  }

  @Test("The best single rule need not be one of the fewest for everything")
  func otherRules() throws {
    // The two ends of a path of five pairs are all that it takes three rules for; the middle has the events.
    let events = [["a": ["s", "t"]], ["b": ["t", "u"]], ["c": ["u"]]].flatMap { $0 }.flatMap { source, targets in
      targets.map { (source, $0) }
    }
    let tuples = events.map { source, target in
      TupleSummary.sample(
        .sample(sourceImage: Self.system("\(source).exe"), targetImage: Self.system("\(target).exe")),
        support: Self.support(target == "t" ? 100 : 30))
    }
    let (plan, _) = try Self.plan(tuples, .atMost(rules: 1))
    #expect(plan.reached?.silenced == 200 && plan.reached?.mostEvents == 200)
    #expect(plan.starts.map(\.summary.tuple.target) == ["t", "t"].map { Self.system("\($0).exe").lowercased() })
  }

  @Test("The proof fails where fewer events are silenced than the plan says")
  func missedGoal() throws {
    let plan = ExcludeSynthesis.synthesise(tuples: Self.pairs, goal: .share(0.95))
    let short = ExcludePlan(
      rules: Array(plan.rules.dropLast()), starts: plan.rules.dropLast().flatMap(\.members), leftOut: plan.leftOut,
      leastRules: plan.leastRules, stop: nil,
      reached: plan.reached, generalisation: plan.generalisation, policy: plan.policy, opened: plan.opened)
    #expect(throws: ExcludeProofError.goalMissed(silenced: 900, possible: 1000, rules: 1)) {
      try ExcludeProof.check(short.configuration.xml(), plan: short, tuples: Self.pairs)
    }
  }

  @Test("The same tuples in any order give the same file", arguments: [RuleGoal.share(0.9), .atMost(rules: 2)])
  func anyOrder(goal: RuleGoal) throws {
    let tuples =
      Self.pairs
      + (0..<5).map { number in
        TupleSummary.sample(.sample(targetImage: Self.system("t\(number).exe")), support: Self.support(90))
      }
    let xml = try ExcludeSynthesis.synthesise(tuples: tuples, goal: goal).configuration.xml()
    #expect(try ExcludeSynthesis.synthesise(tuples: tuples.reversed(), goal: goal).configuration.xml() == xml)
  }
}
