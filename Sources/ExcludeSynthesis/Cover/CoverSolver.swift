import BitCollections

/// Writes an on-set as few products: exactly where the limit allows, and else as well as it can, with a bound.
///
/// The part is condensed, its maximal products are found, and the fewest of them that hold all points are chosen: a
/// smallest cover needs no others, for each of its products can be widened to a maximal one. Of two smallest covers by
/// maximal products the one with fewer characters is taken, and values that no point needs are then cut.
enum CoverSolver {
  /// More maximal products than this and a part is solved by heuristics.
  static let mostBoxes = 4_000
  /// More cells in the table of points and products than this and no exact search is begun.
  static let mostCells = 20_000_000

  /// A cover of `problem`. Same problem, same cover, unless the limit's clock ends the search.
  static func solve(_ problem: CoverProblem, limit: SearchLimit = .standard) -> CoverSolution {
    var effort = SearchEffort(limit)
    var solution = CoverSolution(boxes: [], bound: 0, stop: nil)
    for solved in searchedOn(solvedParts(of: problem, &effort), &effort) {
      solution.boxes += CoverTrimming.trimmed(solved.chosen, of: problem)
      solution.bound += solved.bound
      if !solved.isProved { solution.stop = effort.stop ?? .steps }
    }
    solution.boxes.sort()
    return solution
  }

  /// The parts of `problem` with their candidates, each solved by itself.
  static func solvedParts(of problem: CoverProblem, _ effort: inout SearchEffort) -> [SolvedPart] {
    parts(of: problem).map { solve($0, of: problem, &effort) }
  }

  /// `parts`, with what is left of the effort for those whose covers are not proved.
  private static func searchedOn(_ parts: [SolvedPart], _ effort: inout SearchEffort) -> [SolvedPart] {
    var parts = parts
    let open = parts.indices.filter { isSmall(parts[$0].table, parts[$0].isComplete) && !parts[$0].isProved }
    for (done, place) in open.enumerated() {
      let part = parts[place]
      let result = effort.share(oneOf: open.count - done) {
        ExactCover.solve(part.table, known: part.columns, &$0)
      }
      parts[place].columns = result.columns
      parts[place].bound = max(part.bound, result.bound.rules)
    }
    return parts
  }

  /// Whether the exact search is worth its memory, and its answer is one.
  private static func isSmall(_ table: CoverTable, _ isComplete: Bool) -> Bool {
    isComplete && table.rowsOf.count * table.columnsOf.count <= mostCells
  }

  /// The small ones first: they are solved before a large one uses the limit up.
  private static func parts(of problem: CoverProblem) -> [CondensedPart] {
    let parts = CoverComponents.parts(of: problem).map { CondensedPart($0, fields: problem.fields) }
    let order = parts.indices.sorted { (parts[$0].points.count, $0) < (parts[$1].points.count, $1) }
    return order.map { parts[$0] }
  }

  private static func solve(
    _ part: CondensedPart, of problem: CoverProblem, _ effort: inout SearchEffort
  ) -> SolvedPart {
    let growth = BoxGrowth(part.points, counts: part.members.map(\.count))
    guard !growth.wideFields.isEmpty else {
      let boxes = [SetBox(sets: part.members.map { _ in [0] })]
      let table = coverTable(of: boxes, part, problem)
      return SolvedPart(part: part, boxes: boxes, table: table, columns: [0], bound: 1, isComplete: true)
    }
    let all = effort.share(oneOf: 4) { MaximalBoxes.all(growth, limit: mostBoxes, &$0) }
    let (boxes, inFirstOrder) =
      all.map { ($0, []) } ?? effort.share(oneOf: 4) { MaximalBoxes.some(of: part.points, growth, &$0) }
    let table = coverTable(of: boxes, part, problem)
    var greedy = effort.share(oneOf: 4) { GreedyCover.columns(of: table, &$0) }
    if all == nil {
      let other = effort.share(oneOf: 4) { GreedyCover.columns(of: table, among: inFirstOrder, &$0) }
      greedy = [greedy, other].min { table.cost(of: $0) < table.cost(of: $1) } ?? greedy
    }
    guard isSmall(table, all != nil) else {
      let bound = effort.share(oneOf: 4) { IndependentPoints.places(in: part.points, growth, &$0).count }
      return SolvedPart(
        part: part, boxes: boxes, table: table, columns: greedy, bound: bound, isComplete: all != nil)
    }
    let result = effort.share(oneOf: 4) { ExactCover.solve(table, known: greedy, &$0) }
    return SolvedPart(
      part: part, boxes: boxes, table: table, columns: result.columns, bound: result.bound.rules, isComplete: true)
  }

  /// Which points are in which products.
  private static func coverTable(of boxes: [SetBox], _ part: CondensedPart, _ problem: CoverProblem) -> CoverTable {
    let lengths = part.members.enumerated().map { field, values in
      values.map { members in members.reduce(0) { $0 + problem.values[field][$1].length } }
    }
    let numbers = Dictionary(uniqueKeysWithValues: part.points.enumerated().map { ($1, $0) })
    return CoverTable(
      rows: part.points.count,
      rowsOf: boxes.map { $0.box.points.compactMap { numbers[$0] }.sorted() },
      lengths: boxes.map { box in
        box.sets.enumerated().reduce(0) { sum, field in field.element.reduce(sum) { $0 + lengths[field.offset][$1] } }
      })
  }
}

/// Cuts values that no point needs.
enum CoverTrimming {
  /// `boxes` without values whose points other boxes have too, the longest texts first; the same points in all.
  static func trimmed(_ boxes: [CoverBox], of problem: CoverProblem) -> [CoverBox] {
    guard boxes.count > 1 else { return boxes }
    var boxes = boxes.sorted()
    var coverage: [CoverPoint: Int] = [:]
    for box in boxes {
      for point in box.points { coverage[point, default: 0] += 1 }
    }
    for place in boxes.indices {
      for (field, value) in longestFirst(boxes[place], problem) where boxes[place].values[field].count > 1 {
        var slice = boxes[place]
        slice.values[field] = [value]
        let points = slice.points
        guard points.allSatisfy({ coverage[$0, default: 0] > 1 }) else { continue }
        for point in points { coverage[point, default: 0] -= 1 }
        boxes[place].values[field].removeAll { $0 == value }
      }
    }
    return boxes
  }

  private static func longestFirst(_ box: CoverBox, _ problem: CoverProblem) -> [(field: Int, value: Int)] {
    let all = box.values.enumerated().flatMap { field, values in values.map { (field: field, value: $0) } }
    func key(_ one: (field: Int, value: Int)) -> (Int, Int, Int) {
      (-problem.values[one.field][one.value].length, one.field, one.value)
    }
    return all.sorted { key($0) < key($1) }
  }
}
