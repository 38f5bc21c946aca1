/// A bound on how many columns cover all rows, by prices of the rows (Lagrangian relaxation; Held and Karp 1971).
///
/// Whatever the prices, no cover is cheaper than all of them together less what columns overpay: a column costs 1 and takes the
/// prices of its rows. Prices of rows that are covered too often fall, of those that are not covered rise. The best prices
/// give the bound of the linear program, which mostly is the optimum or just below it.
enum RowPrices {
  /// At least this many of `columns` cover all of `rows`. `known` is a number of columns that do, where the search ends.
  static func bound(columns: [[Int]], rows: Int, known: Int, _ effort: inout SearchEffort) -> Int {
    var prices = [Double](repeating: 1, count: rows)
    for column in columns {
      for row in column { prices[row] = min(prices[row], 1 / Double(column.count)) }
    }
    let cells = columns.reduce(columns.count + rows) { $0 + $1.count }
    var (best, scale, idle) = (0.0, 2.0, 0)
    while scale > 0.01, whole(best) < known, effort.spend(cells / cellsAStep + 1) {
      let (value, covered) = relaxed(prices, columns)
      idle = value > best + 1e-6 ? 0 : idle + 1
      best = max(best, value)
      if idle == 10 { (scale, idle) = (scale / 2, 0) }
      let misses = covered.map { 1 - $0 }
      let length = misses.reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { break }
      let step = scale * (Double(known) - value) / length
      for row in prices.indices { prices[row] = max(0, prices[row] + step * misses[row]) }
    }
    return whole(best)
  }

  /// The bound that `prices` give, and how often each row is covered by the columns that overpay.
  private static func relaxed(_ prices: [Double], _ columns: [[Int]]) -> (value: Double, covered: [Double]) {
    var value = prices.reduce(0, +)
    var covered = [Double](repeating: 0, count: prices.count)
    for column in columns {
      let left = column.reduce(1) { $0 - prices[$1] }
      guard left < 0 else { continue }
      value += left
      for row in column { covered[row] += 1 }
    }
    return (value, covered)
  }

  /// `bound` in whole columns, with room for what was rounded on the way.
  private static func whole(_ bound: Double) -> Int { Int((bound - 1e-3).rounded(.up)) }

  private static let cellsAStep = 8
}
