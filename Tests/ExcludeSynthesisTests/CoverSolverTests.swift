import TestSupport
import Testing

@testable import ExcludeSynthesis

/// The solver held against exhaustive search, which tries every set of products of every size.
@Suite("The fewest products")
struct CoverSolverTests {
  /// A random on-set over a small grid; some values of the first field are lone ones.
  private static func problem(_ random: inout SplitMix64, sizes: [Int], density: UInt64) -> CoverProblem {
    let values = sizes.enumerated().map { field, size in
      (0..<size).map { _ in
        CoverProblem.Value(isLone: field == 0 && random.next() % 8 == 0, length: Int(random.next() % 40) + 5)
      }
    }
    let grid = CoverBox(values: sizes.map { Array(0..<$0) }).points
    return CoverProblem(values: values, points: grid.filter { _ in random.next() % 100 < density })
  }

  /// Products inside of the on-set, maximal or not, as bits of the points.
  private static func products(of problem: CoverProblem) -> [Int] {
    let bits = Dictionary(uniqueKeysWithValues: problem.points.enumerated().map { ($1, 1 << $0) })
    var masks: [Int] = []
    func extend(_ sets: [[Int]]) {
      guard sets.count < problem.values.count else {
        let points = CoverBox(values: sets).points.map { bits[$0] }
        if points.allSatisfy({ $0 != nil }) { masks.append(points.reduce(0) { $0 | ($1 ?? 0) }) }
        return
      }
      let values = problem.values[sets.count]
      for choice in 1..<(1 << values.count) {
        let set = values.indices.filter { choice >> $0 & 1 == 1 }
        if set.count == 1 || !set.contains(where: { values[$0].isLone }) { extend(sets + [set]) }
      }
    }
    extend([])
    return Array(Set(masks))
  }

  /// The fewest products, by looking at every state of what is covered.
  private static func fewest(_ problem: CoverProblem) -> Int {
    let all = (1 << problem.points.count) - 1
    let products = products(of: problem)
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
      let sizes = [[4, 3], [3, 3, 2], [2, 2, 2, 2], [5, 2], [4, 4], [3, 2, 2]][Int(random.next() % 6)]
      let problem = Self.problem(&random, sizes: sizes, density: [45, 65, 80][Int(random.next() % 3)])
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
    let problem = Self.problem(&random, sizes: [4, 4], density: 70)
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
    let problem = Self.problem(&random, sizes: [12, 12], density: 60)
    let solution = CoverSolver.solve(problem, limit: SearchLimit(steps: .max) { true })
    #expect(Set(solution.boxes.flatMap(\.points)) == Set(problem.points))
    #expect(solution.bound == solution.boxes.count || solution.stop == .time)
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
