import TestSupport

@testable import ExcludeSynthesis

/// Problems that are small enough to try everything.
enum SmallProblems {
  /// A random on-set over a small grid; some values of the first field are lone ones.
  static func problem(_ random: inout SplitMix64, sizes: [Int], density: UInt64) -> CoverProblem {
    let values = sizes.enumerated().map { field, size in
      (0..<size).map { _ in
        CoverProblem.Value(isLone: field == 0 && random.next() % 8 == 0, length: Int(random.next() % 40) + 5)
      }
    }
    let grid = CoverBox(values: sizes.map { Array(0..<$0) }).points
    return CoverProblem(values: values, points: grid.filter { _ in random.next() % 100 < density })
  }

  /// Products inside of the on-set, maximal or not, as bits of the points.
  static func products(of problem: CoverProblem) -> [Int] {
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

  /// One of several shapes, by chance.
  static func problem(_ random: inout SplitMix64) -> CoverProblem {
    let sizes = [[4, 3], [3, 3, 2], [2, 2, 2, 2], [5, 2], [4, 4], [3, 2, 2]][Int(random.next() % 6)]
    return problem(&random, sizes: sizes, density: [45, 65, 80][Int(random.next() % 3)])
  }
}
