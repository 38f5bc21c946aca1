/// The places of rows in a list, by their numbers.
struct RowPlaces {
  /// Places by number, -1 where there is no such row: for numbers without great gaps, as they are given out.
  private var dense: [Int32] = []
  private var sparse: [Int64: Int] = [:]

  /// - Parameter numbers: of the rows, at least 1, in the order of the list.
  init(_ numbers: [Int64]) {
    let largest = numbers.max() ?? 0
    guard largest <= 2 * numbers.count + 1024 else {
      sparse = Dictionary(zip(numbers, numbers.indices)) { first, _ in first }
      return
    }
    dense = Array(repeating: -1, count: Int(largest) + 1)
    for (place, number) in numbers.enumerated() { dense[Int(number)] = Int32(place) }
  }

  /// The place of a row; nil where there is none.
  subscript(number: Int64) -> Int? {
    if dense.isEmpty { return sparse[number] }
    guard number >= 0, number < dense.count, dense[Int(number)] >= 0 else { return nil }
    return Int(dense[Int(number)])
  }
}
