import TestSupport
import Testing

@testable import ExcludeSynthesis

/// The solver held against exhaustive search, which tries every set of products of every size.
@Suite("The fewest products")
struct CoverSolverTests {
  /// The fewest products, by looking at every state of what is covered.
  private static func fewest(_ problem: CoverProblem) -> Int {
    let all = (1 << problem.points.count) - 1
    let products = SmallProblems.products(of: problem)
    var best = [Int](repeating: .max, count: all + 1)
    best[0] = 0
    for covered in 0..<all where best[covered] < .max {
      let open = (~covered & all) & -(~covered & all)
      for product in products where product & open != 0 {
        best[covered | product] = min(best[covered | product], best[covered] + 1)
      }
    }
    return best[all]
  }

  @Test("As few as exhaustive search finds, the same points and no others", arguments: 0..<40 as Range<UInt64>)
  func exhaustive(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let problem = SmallProblems.problem(&random)
      let solution = CoverSolver.solve(problem)
      #expect(Set(solution.boxes.flatMap(\.points)) == Set(problem.points))
      #expect(solution.boxes.count == Self.fewest(problem), "seed \(seed): \(problem)")
      #expect(solution.bound == solution.boxes.count && solution.stop == nil)
      for box in solution.boxes {
        for (field, values) in box.values.enumerated() where values.count > 1 {
          #expect(!values.contains { problem.values[field][$0].isLone })
        }
      }
    }
  }

  @Test(
    "Where the steps run out the cover is still right and the bound still holds", arguments: 0..<20 as Range<UInt64>)
  func outOfSteps(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let problem = SmallProblems.problem(&random, sizes: [4, 4], density: 70)
    let fewest = Self.fewest(problem)
    for steps in [1, 5, 20, 60, 200] {
      let solution = CoverSolver.solve(problem, limit: SearchLimit(steps: steps))
      #expect(Set(solution.boxes.flatMap(\.points)) == Set(problem.points))
      #expect(solution.bound <= fewest && fewest <= solution.boxes.count)
      #expect(solution.bound == solution.boxes.count || solution.stop == .steps)
    }
  }

  @Test("A clock that has run out ends the search, and the cover says so")
  func outOfTime() {
    var random = SplitMix64(seed: 3)
    let problem = SmallProblems.problem(&random, sizes: [12, 12], density: 60)
    let solution = CoverSolver.solve(problem, limit: SearchLimit(steps: .max) { true })
    #expect(Set(solution.boxes.flatMap(\.points)) == Set(problem.points))
    #expect(solution.bound == solution.boxes.count || solution.stop == .time)
  }

  @Test("Products grown in the first order alone hold every point, and a cover can be taken from them")
  func firstOrder() throws {
    var random = SplitMix64(seed: 5)
    let problem = SmallProblems.problem(&random, sizes: [8, 8, 3], density: 40)
    let growth = BoxGrowth(problem.points, counts: [8, 8, 3])
    var effort = SearchEffort(.standard)
    let (boxes, inFirstOrder) = MaximalBoxes.some(of: problem.points, growth, &effort)
    #expect(inFirstOrder == Set(inFirstOrder).sorted() && inFirstOrder.count < boxes.count)
    let numbers = Dictionary(uniqueKeysWithValues: problem.points.enumerated().map { ($1, $0) })
    let table = CoverTable(
      rows: problem.points.count, rowsOf: boxes.map { $0.box.points.compactMap { numbers[$0] }.sorted() },
      lengths: boxes.map { _ in 1 })
    let columns = GreedyCover.columns(of: table, among: inFirstOrder, &effort)
    #expect(Set(columns).isSubset(of: inFirstOrder))
    #expect(Set(columns.flatMap { table.rowsOf[$0] }) == Set(problem.points.indices))
  }

  @Test("No text that no point needs")
  func trimmed() {
    // Three products over a path of four: the middle one is needed for neither of its ends.
    let value = CoverProblem.Value(isLone: false, length: 10)
    let problem = CoverProblem(
      values: [[value, value, value], [value, value, value]],
      points: [[0, 0], [0, 1], [1, 1], [1, 2], [2, 2]].map { CoverPoint($0) })
    let solution = CoverSolver.solve(problem)
    #expect(solution.boxes.count == 3)
    #expect(solution.boxes.flatMap(\.points).count == problem.points.count)
  }

  @Test("Nothing gives nothing")
  func empty() {
    #expect(
      CoverSolver.solve(CoverProblem(values: [[], []], points: [])) == CoverSolution(boxes: [], bound: 0, stop: nil))
  }
}
