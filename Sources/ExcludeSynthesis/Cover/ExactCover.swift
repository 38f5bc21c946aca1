import BitCollections

/// The cheapest cover, by dominance and by branch and bound.
struct ExactCover {
  /// What a search found.
  struct Result {
    /// The cheapest columns found.
    var columns: [Int]
    /// At least what any cover costs; where the search was done, what `columns` costs.
    var bound: CoverCost
  }

  private let columnsOf: [BitSet]
  private let rowsOf: [BitSet]
  private let table: CoverTable
  private var best: [Int] = []
  private var bestCost = CoverCost()

  /// The cheapest cover of `table`. `known` is a cover to begin with.
  static func solve(_ table: CoverTable, known: [Int], _ effort: inout SearchEffort) -> Result {
    var cover = ExactCover(table)
    var state = State(rows: BitSet(0..<table.columnsOf.count), columns: BitSet(0..<table.rowsOf.count))
    cover.reduce(&state, &effort)
    var result = Result(columns: state.chosen, bound: state.cost)
    let parts = cover.parts(of: state)
    for (done, part) in parts.enumerated() {
      cover.best = known.filter { column in !cover.rowsOf[column].isDisjoint(with: part.rows) }
      cover.bestCost = table.cost(of: cover.best)
      let bound = cover.bound(of: part, &effort)
      result.bound =
        result.bound
        + effort.share(oneOf: parts.count - done) { effort in
          cover.search(part, &effort)
          return effort.stop == nil ? cover.bestCost : bound
        }
      result.columns += cover.best
    }
    return result
  }

  private init(_ table: CoverTable) {
    self.table = table
    columnsOf = table.columnsOf.map { BitSet($0) }
    rowsOf = table.rowsOf.map { BitSet($0) }
  }

  /// A part of the search: what is still to be covered, by what, and what was chosen on the way.
  private struct State {
    var rows: BitSet
    var columns: BitSet
    var chosen: [Int] = []
    var cost = CoverCost()
    /// Whether some row can no longer be covered.
    var isDead = false
  }

  private func choose(_ column: Int, _ state: inout State) {
    state.chosen.append(column)
    state.cost = state.cost + CoverCost(rules: 1, length: table.lengths[column])
    state.rows.subtract(rowsOf[column])
    state.columns.remove(column)
  }

  private mutating func search(_ start: State, _ effort: inout SearchEffort) {
    var state = start
    reduce(&state, &effort)
    guard !state.isDead, effort.stop == nil else { return }
    guard let row = state.rows.min(by: { options(of: $0, state).count < options(of: $1, state).count }) else {
      if state.cost < bestCost { (best, bestCost) = (state.chosen, state.cost) }
      return
    }
    guard bound(of: state) < bestCost else { return }
    let branches = options(of: row, state).sorted { left, right in
      let (own, other) = (covered(left, state), covered(right, state))
      return (other, table.lengths[left], left) < (own, table.lengths[right], right)
    }
    for column in branches {
      var next = state
      choose(column, &next)
      search(next, &effort)
      state.columns.remove(column)
    }
  }

  private func options(of row: Int, _ state: State) -> BitSet { columnsOf[row].intersection(state.columns) }

  private func covered(_ column: Int, _ state: State) -> Int { rowsOf[column].intersection(state.rows).count }

  /// Takes what has to be taken and drops what is never needed, until neither is left.
  private func reduce(_ state: inout State, _ effort: inout SearchEffort) {
    var hasChanged = true
    while hasChanged && effort.stop == nil && !state.isDead {
      hasChanged = takeOnlyOptions(&state)
      hasChanged = dropEasyRows(&state, &effort) || hasChanged
      hasChanged = dropPoorColumns(&state, &effort) || hasChanged
    }
  }

  /// Chooses the columns of rows that have one alone.
  private func takeOnlyOptions(_ state: inout State) -> Bool {
    var hasChosen = false
    for row in Array(state.rows) where state.rows.contains(row) {
      let columns = options(of: row, state)
      guard let only = columns.first else {
        state.isDead = true
        return false
      }
      guard columns.count == 1 else { continue }
      choose(only, &state)
      hasChosen = true
    }
    return hasChosen
  }

  /// Drops rows that are covered whenever another one is.
  private func dropEasyRows(_ state: inout State, _ effort: inout SearchEffort) -> Bool {
    var firstWith: [BitSet: Int] = [:]
    for row in state.rows where firstWith[options(of: row, state)] == nil {
      firstWith[options(of: row, state)] = row
    }
    let rows = firstWith.map { (row: $1, options: $0, count: $0.count) }.sorted {
      ($0.count, $0.row) < ($1.count, $1.row)
    }
    var kept: [(row: Int, options: BitSet)] = []
    for (row, options, _) in rows {
      guard effort.spend(kept.count + 1) else { return false }
      if !kept.contains(where: { $0.options.isSubset(of: options) }) { kept.append((row, options)) }
    }
    let before = state.rows.count
    state.rows = BitSet(kept.map(\.row))
    return state.rows.count < before
  }

  /// Drops columns in whose place another one of at most the cost does.
  private func dropPoorColumns(_ state: inout State, _ effort: inout SearchEffort) -> Bool {
    let columns = state.columns.map { column in
      let rows = rowsOf[column].intersection(state.rows)
      return (column: column, rows: rows, count: rows.count)
    }.sorted { left, right in
      (right.count, table.lengths[left.column], left.column) < (left.count, table.lengths[right.column], right.column)
    }
    var kept: [(column: Int, rows: BitSet)] = []
    for (column, rows, count) in columns where count > 0 {
      guard effort.spend(kept.count + 1) else { return false }
      let length = table.lengths[column]
      let isPoor = kept.contains { table.lengths[$0.column] <= length && rows.isSubset(of: $0.rows) }
      if !isPoor { kept.append((column, rows)) }
    }
    let before = state.columns.count
    state.columns = BitSet(kept.map(\.column))
    return state.columns.count < before
  }

  /// As ``bound(of:)``, and by prices of the rows where that leaves something open.
  private func bound(of part: State, _ effort: inout SearchEffort) -> CoverCost {
    let bound = bound(of: part)
    guard bound.rules < best.count else { return bound }
    let rows = Dictionary(uniqueKeysWithValues: part.rows.enumerated().map { ($1, $0) })
    let columns = part.columns.map { column in rowsOf[column].compactMap { rows[$0] } }
    let rules = RowPrices.bound(columns: columns, rows: rows.count, known: best.count, &effort)
    return max(bound, CoverCost(rules: rules))
  }

  private func bound(of state: State) -> CoverCost {
    let rows = state.rows.map { row in
      let options = options(of: row, state)
      return (row: row, options: options, count: options.count)
    }.sorted { ($0.count, $0.row) < ($1.count, $1.row) }
    var used = BitSet()
    var cost = state.cost
    for (_, options, _) in rows where used.isDisjoint(with: options) {
      used.formUnion(options)
      cost = cost + CoverCost(rules: 1, length: options.map { table.lengths[$0] }.min() ?? 0)
    }
    return cost
  }

  /// Parts of the state that share no column, without what was chosen.
  private func parts(of state: State) -> [State] {
    var open = state.rows
    var parts: [State] = []
    while let first = open.first {
      var part = State(rows: [first], columns: [])
      var reached: [Int] = [first]
      while let row = reached.popLast() {
        for column in options(of: row, state).subtracting(part.columns) {
          part.columns.insert(column)
          let new = rowsOf[column].intersection(state.rows).subtracting(part.rows)
          part.rows.formUnion(new)
          reached += new
        }
      }
      open.subtract(part.rows)
      parts.append(part)
    }
    return parts
  }
}
