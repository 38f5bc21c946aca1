import TestSupport
import Testing

@testable import ExcludeSynthesis

/// The search for a part of the events held against exhaustive search, which tries every set of products.
@Suite("The most events by few products")
struct GoalSearchTests {
  /// Events of each point: most are few, some are many, some have none.
  private static func events(of problem: CoverProblem, _ random: inout SplitMix64) -> [CoverPoint: Int] {
    Dictionary(
      uniqueKeysWithValues: problem.points.map { point in
        (point, [0, Int(random.next() % 10), Int(random.next() % 1000)][Int(random.next() % 3)])
      })
  }

  /// For each number of products, the most events that so many silence.
  private static func most(_ problem: CoverProblem, _ events: [CoverPoint: Int]) -> [Int] {
    let products = SmallProblems.products(of: problem)
    // What is inside of another product is never needed.
    let maximal = products.filter { product in !products.contains { $0 != product && $0 & product == product } }
    let worth = problem.points.map { events[$0, default: 0] }
    var reached: Set<Int> = [0]
    var most = [0]
    while most[most.count - 1] < worth.reduce(0, +) {
      reached = Set(reached.flatMap { covered in maximal.map { covered | $0 } })
      most.append(reached.map { mask in worth.indices.reduce(0) { $0 + (mask >> $1 & 1) * worth[$1] } }.max() ?? 0)
    }
    return most
  }

  private static func total(_ events: [CoverPoint: Int]) -> Int { events.values.reduce(0, +) }

  private static func silenced(_ solution: CoverSolution, _ events: [CoverPoint: Int]) -> Int {
    Set(solution.boxes.flatMap(\.points)).reduce(0) { $0 + events[$1, default: 0] }
  }

  @Test("No more products than asked for, no other points, nearly always the most events, and a bound that holds")
  func atMost() {
    var (searches, best, proved) = (0, 0, 0)
    for seed in 0..<150 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let problem = SmallProblems.problem(&random)
      let events = Self.events(of: problem, &random)
      let most = Self.most(problem, events)
      for rules in 1...(most.count + 1) {
        let (solution, reached) = GoalSearch.solve(
          problem, events: events, goal: .atMost(rules: rules), of: Self.total(events))
        let optimum = most[min(rules, most.count - 1)]
        #expect(solution.boxes.count <= rules && Set(solution.boxes.flatMap(\.points)).isSubset(of: problem.points))
        #expect(Self.silenced(solution, events) == reached.silenced)
        #expect(reached.silenced <= optimum && optimum <= reached.mostEvents, "seed \(seed), \(rules) rules")
        #expect(reached.leastRules <= (most.firstIndex { $0 >= reached.silenced } ?? 0))
        #expect(reached.rules == solution.boxes.count)
        for place in solution.boxes.indices {
          let others = solution.boxes.enumerated().filter { $0.offset != place }.flatMap(\.element.points)
          #expect(!Set(solution.boxes[place].points).isSubset(of: others), "seed \(seed): a rule for nothing")
        }
        #expect(reached.isProvedBest == (reached.silenced == reached.mostEvents))
        // What the greedy choice is known to reach (Nemhauser, Wolsey and Fisher 1978).
        #expect(Double(reached.silenced) >= 0.632 * Double(optimum))
        searches += 1
        best += reached.silenced == optimum ? 1 : 0
        proved += reached.silenced == reached.mostEvents ? 1 : 0
      }
    }
    #expect(searches > 400 && best * 100 >= searches * 99, "\(best) of \(searches) are the most, \(proved) proved")
    #expect(proved * 100 >= searches * 90, "\(proved) of \(searches) proved")
  }

  @Test("The share is reached, nearly always by the fewest products, and the bound holds")
  func share() {
    var (searches, best, proved) = (0, 0, 0)
    for seed in 200..<300 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let problem = SmallProblems.problem(&random)
      let events = Self.events(of: problem, &random)
      let most = Self.most(problem, events)
      for share in [0.001, 0.5, 0.8, 0.95, 1] {
        let (solution, reached) = GoalSearch.solve(problem, events: events, goal: .share(share), of: Self.total(events))
        let silenced = Self.silenced(solution, events)
        #expect(silenced == reached.silenced && Double(silenced) >= share * Double(reached.possible))
        let fewest = most.firstIndex { Double($0) >= share * Double(reached.possible) } ?? 0
        #expect(reached.leastRules <= fewest && fewest <= solution.boxes.count, "seed \(seed), share \(share)")
        searches += 1
        best += solution.boxes.count == fewest ? 1 : 0
        proved += solution.boxes.count == reached.leastRules ? 1 : 0
      }
    }
    #expect(best * 100 >= searches * 99, "\(best) of \(searches) are the fewest, \(proved) proved")
    #expect(proved * 100 >= searches * 90, "\(proved) of \(searches) proved")
  }

  @Test("As many products as cover everything cover everything, starts without an event too")
  func enoughRules() {
    for seed in 0..<100 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let problem = SmallProblems.problem(&random)
      let fewest = CoverSolver.solve(problem).boxes.count
      let events = Self.events(of: problem, &random)
      let (solution, reached) = GoalSearch.solve(
        problem, events: events, goal: .atMost(rules: max(1, fewest)), of: Self.total(events))
      #expect(Set(solution.boxes.flatMap(\.points)) == Set(problem.points), "seed \(seed)")
      #expect(reached.silenced == reached.possible && reached.rulesForAll == fewest)
    }
  }

  @Test("Where the steps run out, the goal is reached all the same and the bound still holds")
  func outOfSteps() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let problem = SmallProblems.problem(&random, sizes: [4, 4], density: 70)
      let events = Self.events(of: problem, &random)
      let most = Self.most(problem, events)
      for steps in [1, 20, 200, 2000] {
        let limit = SearchLimit(steps: steps)
        let (_, few) = GoalSearch.solve(
          problem, events: events, goal: .atMost(rules: 2), of: Self.total(events), limit: limit)
        #expect(few.silenced <= most[min(2, most.count - 1)] && most[min(2, most.count - 1)] <= few.mostEvents)
        let (solution, reached) = GoalSearch.solve(
          problem, events: events, goal: .share(0.9), of: Self.total(events), limit: limit)
        #expect(Double(reached.silenced) >= 0.9 * Double(reached.possible))
        #expect(reached.leastRules <= (most.firstIndex { Double($0) >= 0.9 * Double(reached.possible) } ?? 0))
        #expect(reached.leastRules <= solution.boxes.count)
      }
    }
  }

  @Test(
    "A share of events is the least number whose quotient is at least the share",
    arguments: [
      (0.1, 30, 3), (0.999, 1000, 999), (0.999, 1001, 1000), (0.5, 3, 2), (1e-9, 7, 1), (1, 7, 7), (0.7, 10, 7),
      (0.9, 0, 0), (0.29, 100, 29),
    ] as [(Double, Int, Int)])
  func needed(share: Double, possible: Int, needed: Int) {
    #expect(RuleGoal.share(share).eventsNeeded(of: possible) == needed)
  }

  @Test("Nothing gives nothing", arguments: [RuleGoal.share(0.5), .atMost(rules: 3)])
  func empty(goal: RuleGoal) {
    let (solution, reached) = GoalSearch.solve(
      CoverProblem(values: [[], []], points: []), events: [:], goal: goal, of: 0)
    #expect(solution == CoverSolution(boxes: [], bound: 0, stop: nil))
    #expect(reached.silenced == 0 && reached.possible == 0 && reached.mostEvents == 0)
  }
}
