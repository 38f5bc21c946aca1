/// What a cover costs: products first, then characters.
struct CoverCost: Sendable, Hashable, Comparable {
  var rules = 0
  var length = 0

  static func < (left: CoverCost, right: CoverCost) -> Bool {
    (left.rules, left.length) < (right.rules, right.length)
  }

  static func + (left: CoverCost, right: CoverCost) -> CoverCost {
    CoverCost(rules: left.rules + right.rules, length: left.length + right.length)
  }
}

/// A set-covering problem: choose columns so that each row is in one of them, at the least cost.
struct CoverTable {
  /// The rows of each column.
  let rowsOf: [[Int]]
  /// The columns of each row, ascending; none is empty.
  let columnsOf: [[Int]]
  /// Characters of each column.
  let lengths: [Int]

  init(rows: Int, rowsOf: [[Int]], lengths: [Int]) {
    self.rowsOf = rowsOf
    self.lengths = lengths
    var columnsOf = [[Int]](repeating: [], count: rows)
    for (column, rows) in rowsOf.enumerated() {
      for row in rows { columnsOf[row].append(column) }
    }
    self.columnsOf = columnsOf
  }

  func cost(of columns: some Sequence<Int>) -> CoverCost {
    columns.reduce(CoverCost()) { $0 + CoverCost(rules: 1, length: lengths[$1]) }
  }
}
