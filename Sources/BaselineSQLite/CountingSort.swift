extension [Int32] {
  /// The places in the order of a number that each has, those with the same number as they were: a counting sort.
  ///
  /// For a million places and more, where to compare takes most of the time of a sort. O(n + `limit`).
  /// - Parameter limit: above every number, none of which is negative.
  func sorted(by number: (Int) -> Int32, below limit: Int) -> [Int32] {
    var ends = [Int32](repeating: 0, count: limit + 1)
    for place in self { ends[Int(number(Int(place))) + 1] += 1 }
    for number in 0..<limit { ends[number + 1] += ends[number] }
    var ordered = [Int32](repeating: 0, count: count)
    for place in self {
      let number = Int(number(Int(place)))
      ordered[Int(ends[number])] = place
      ends[number] += 1
    }
    return ordered
  }
}
