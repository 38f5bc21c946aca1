import HeapModule

/// A good cover in little time: the column with most new rows, again and again, and then exchanges that save something.
struct GreedyCover {
  private let table: CoverTable
  /// Chosen columns.
  private(set) var columns: Set<Int> = []
  /// How many chosen columns each row is in.
  private var coverage: [Int]

  /// A cover of `table` to begin with, and what exchanges make of it while the effort lasts.
  static func columns(of table: CoverTable, _ effort: inout SearchEffort) -> [Int] {
    var cover = GreedyCover(table)
    cover.choose()
    cover.dropNeedless(among: cover.columns)
    while cover.exchange(&effort) {}
    return cover.columns.sorted()
  }

  /// A cover of `table` by columns of `chosen` alone, which are ascending and cover all of it.
  static func columns(of table: CoverTable, among chosen: [Int], _ effort: inout SearchEffort) -> [Int] {
    let part = CoverTable(
      rows: table.columnsOf.count, rowsOf: chosen.map { table.rowsOf[$0] }, lengths: chosen.map { table.lengths[$0] })
    return columns(of: part, &effort).map { chosen[$0] }
  }

  private init(_ table: CoverTable) {
    self.table = table
    coverage = [Int](repeating: 0, count: table.columnsOf.count)
  }

  private struct Offer: Comparable {
    let newRows: Int
    let length: Int
    let column: Int

    /// More rows are better, then fewer characters, then the first.
    static func < (left: Offer, right: Offer) -> Bool {
      (left.newRows, right.length, right.column) < (right.newRows, left.length, left.column)
    }
  }

  private func offer(_ column: Int) -> Offer {
    let newRows = table.rowsOf[column].count { coverage[$0] == 0 }
    return Offer(newRows: newRows, length: table.lengths[column], column: column)
  }

  private mutating func choose() {
    var heap = Heap(table.rowsOf.indices.map(offer))
    while let best = heap.popMax(), best.newRows > 0 {
      let now = offer(best.column)
      if now == best { add(best.column) } else { heap.insert(now) }
    }
  }

  private mutating func add(_ column: Int) {
    columns.insert(column)
    for row in table.rowsOf[column] { coverage[row] += 1 }
  }

  private mutating func remove(_ column: Int) {
    columns.remove(column)
    for row in table.rowsOf[column] { coverage[row] -= 1 }
  }

  /// Steps that it takes to keep what an exchange may have to go back to.
  private var stepsOfCopy: Int { coverage.count / 64 }

  private func isNeedless(_ column: Int) -> Bool { table.rowsOf[column].allSatisfy { coverage[$0] > 1 } }

  /// Drops columns without which every row is still covered, the longest first.
  private mutating func dropNeedless(among candidates: Set<Int>) {
    for column in candidates.sorted(by: { (table.lengths[$1], $0) < (table.lengths[$0], $1) })
    where columns.contains(column) && isNeedless(column) {
      remove(column)
    }
  }

  /// Puts another column in the place of one where that saves a column or characters; false where none does.
  private mutating func exchange(_ effort: inout SearchEffort) -> Bool {
    let before = table.cost(of: columns)
    for column in columns.sorted() where columns.contains(column) {
      let own = table.rowsOf[column].filter { coverage[$0] == 1 }
      guard effort.spend(table.rowsOf[column].count) else { return false }
      for other in substitutes(for: own) where other != column && !columns.contains(other) {
        let neighbours = Set(table.rowsOf[other].flatMap { row in table.columnsOf[row].filter(columns.contains) })
        guard effort.spend(table.rowsOf[other].count + neighbours.count + stepsOfCopy) else { return false }
        let kept = self
        add(other)
        remove(column)
        dropNeedless(among: neighbours.subtracting([column]))
        if table.cost(of: columns) < table.cost(of: kept.columns) { break }
        self = kept
      }
    }
    return table.cost(of: columns) < before
  }

  /// Columns that have all of `rows`.
  private func substitutes(for rows: [Int]) -> [Int] {
    guard let rarest = rows.min(by: { table.columnsOf[$0].count < table.columnsOf[$1].count }) else { return [] }
    return table.columnsOf[rarest].filter { column in
      let own = table.rowsOf[column]
      return rows.allSatisfy { row in own.binarySearch(row) }
    }
  }
}

extension [Int] {
  /// Whether an ascending array has `value`.
  fileprivate func binarySearch(_ value: Int) -> Bool {
    var (first, end) = (0, count)
    while first < end {
      let middle = (first + end) / 2
      if self[middle] < value { first = middle + 1 } else { end = middle }
    }
    return first < count && self[first] == value
  }
}
