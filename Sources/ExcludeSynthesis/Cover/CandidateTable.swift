/// The candidate products of all parts in one table, and what each of its rows is worth.
struct CandidateTable {
  /// Rows and columns of one part.
  struct Part {
    let rows: Range<Int>
    let columns: Range<Int>
    /// Whether every product of the part is inside of one of the columns.
    let isComplete: Bool
  }

  let table: CoverTable
  /// What each row is worth.
  let worth: [CoverWorth]
  let parts: [Part]
  /// The columns that cover everything, as few as were found.
  let exact: [Int]
  /// Events of all rows.
  let events: Int
  private let solved: [SolvedPart]

  /// The products of `solved`, parts of a problem with such `fields`, in which points have so many `events`.
  init(_ solved: [SolvedPart], fields: Range<Int>, events: [CoverPoint: Int]) {
    var (rowsOf, lengths) = ([[Int]](), [Int]())
    var (worth, parts, exact) = ([CoverWorth](), [Part](), [Int]())
    for one in solved {
      let (row, column) = (worth.count, lengths.count)
      worth += one.part.points.map { Self.worth(of: $0, in: one.part, fields, events) }
      rowsOf += one.table.rowsOf.map { rows in rows.map { $0 + row } }
      lengths += one.table.lengths
      exact += one.columns.map { $0 + column }
      parts.append(Part(rows: row..<worth.count, columns: column..<lengths.count, isComplete: one.isComplete))
    }
    table = CoverTable(rows: worth.count, rowsOf: rowsOf, lengths: lengths)
    self.worth = worth
    self.parts = parts
    self.exact = exact
    self.events = worth.reduce(0) { $0 + $1.events }
    self.solved = solved
  }

  /// What the points are worth that a condensed one stands for.
  private static func worth(
    of point: CoverPoint, in part: CondensedPart, _ fields: Range<Int>, _ events: [CoverPoint: Int]
  ) -> CoverWorth {
    let points = part.original(CoverBox(values: fields.map { [point[$0]] })).points
    return CoverWorth(events: points.reduce(0) { $0 + events[$1, default: 0] }, points: points.count)
  }

  /// The products of `columns` in the numbers of the problem.
  func boxes(of columns: some Sequence<Int>) -> [CoverBox] {
    columns.sorted().compactMap { column in
      guard let place = parts.place(of: column) else { return nil }
      let one = solved[place]
      return one.part.original(one.boxes[column - parts[place].columns.lowerBound].box)
    }
  }

  /// Rows of which no two are in one product, whether that is a candidate or not.
  func independentRows(_ effort: inout SearchEffort) -> [Int] {
    zip(parts, solved).flatMap { part, one in
      let growth = BoxGrowth(one.part.points, counts: one.part.members.map(\.count))
      return effort.share(oneOf: 4) { IndependentPoints.places(in: one.part.points, growth, &$0) }.map {
        $0 + part.rows.lowerBound
      }
    }
  }

  /// Steps that one look at all candidates takes.
  var cells: Int { table.rowsOf.reduce(table.rowsOf.count) { $0 + $1.count } }
}

extension [CandidateTable.Part] {
  /// The part that has `column`; nil where none has it.
  fileprivate func place(of column: Int) -> Int? {
    var (first, end) = (0, count)
    while first < end {
      let middle = (first + end) / 2
      if self[middle].columns.upperBound <= column { first = middle + 1 } else { end = middle }
    }
    return first < count ? first : nil
  }
}
