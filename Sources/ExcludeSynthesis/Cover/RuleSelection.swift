import HeapModule

/// Products that are chosen for what they silence rather than to cover everything.
///
/// The most valuable one first, again and again, which is worth at least 1 − 1/e of the best choice of as many (Nemhauser,
/// Wolsey and Fisher 1978), and then exchanges of one for another.
struct RuleSelection {
  private let candidates: CandidateTable
  /// Chosen columns.
  private(set) var columns: Set<Int> = []
  /// What they silence.
  private(set) var worth = CoverWorth()
  /// How many chosen columns each row is in.
  private var coverage: [Int]

  /// Nothing chosen of `candidates`.
  init(_ candidates: CandidateTable) {
    self.candidates = candidates
    coverage = [Int](repeating: 0, count: candidates.worth.count)
  }

  private struct Offer: Comparable {
    let gain: CoverWorth
    let length: Int
    let column: Int

    /// Worth more is better, then fewer characters, then the first.
    static func < (left: Offer, right: Offer) -> Bool {
      (left.gain, right.length, right.column) < (right.gain, left.length, left.column)
    }
  }

  private func offer(_ column: Int) -> Offer {
    Offer(gain: gain(of: column), length: candidates.table.lengths[column], column: column)
  }

  /// What `column`, which is not chosen, would add.
  func gain(of column: Int) -> CoverWorth { worth(of: column, coveredBy: 0) }

  /// What would be lost without `column`, which is chosen.
  private func loss(of column: Int) -> CoverWorth { worth(of: column, coveredBy: 1) }

  private func worth(of column: Int, coveredBy count: Int) -> CoverWorth {
    candidates.table.rowsOf[column].reduce(into: CoverWorth()) { sum, row in
      if coverage[row] == count { sum += candidates.worth[row] }
    }
  }

  /// Events of `rows` that are not silenced.
  func remainder(of rows: Range<Int>) -> Int {
    rows.reduce(0) { $0 + (coverage[$1] == 0 ? candidates.worth[$1].events : 0) }
  }

  private mutating func add(_ column: Int) {
    worth += gain(of: column)
    columns.insert(column)
    for row in candidates.table.rowsOf[column] { coverage[row] += 1 }
  }

  private mutating func remove(_ column: Int) {
    worth -= loss(of: column)
    columns.remove(column)
    for row in candidates.table.rowsOf[column] { coverage[row] -= 1 }
  }

  /// Chooses of `offered` until there are `most` columns, so many events are silenced, or nothing is left to gain. `added`
  /// is told after each choice.
  mutating func fill(
    from offered: some Sequence<Int>, upTo most: Int = .max, until events: Int = .max,
    added: (RuleSelection) -> Void = { _ in }
  ) {
    var heap = Heap(offered.map(offer))
    while columns.count < most, worth.events < events, let best = heap.popMax() {
      let now = offer(best.column)
      guard now.gain > CoverWorth() else { continue }
      if now == best {
        add(best.column)
        added(self)
      } else {
        heap.insert(now)
      }
    }
  }

  /// The column without which the least is lost; nil where none is chosen.
  private var leastNeeded: Int? {
    columns.map { (loss(of: $0), -candidates.table.lengths[$0], $0) }.min(by: <)?.2
  }

  /// Drops columns without which `events` are still silenced, those first whose loss is the least.
  mutating func dropNeedless(keeping events: Int) {
    while let column = leastNeeded, worth.events - loss(of: column).events >= events { remove(column) }
  }

  /// Drops columns without which nothing is lost at all.
  mutating func dropWorthless() {
    while let column = leastNeeded, loss(of: column) == CoverWorth() { remove(column) }
  }

  /// Drops the column whose loss is the least.
  mutating func dropLeast() {
    if let column = leastNeeded { remove(column) }
  }

  /// Puts another candidate in the place of one wherever that silences more, until it does nowhere, so many events are
  /// silenced or the effort ends.
  mutating func exchange(until events: Int = .max, _ effort: inout SearchEffort) {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for column in columns.sorted() {
        guard worth.events < events, effort.spend(candidates.cells) else { return }
        let loss = loss(of: column)
        remove(column)
        let best = candidates.table.rowsOf.indices.lazy.map(offer).max()
        if let best, best.gain > loss {
          add(best.column)
          hasChanged = true
        } else {
          add(column)
        }
      }
    }
  }
}
