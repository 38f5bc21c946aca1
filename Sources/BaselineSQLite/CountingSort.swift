extension [Int32] {
  /// The places in the order of the number that each has, those with the same number as they were: a counting sort.
  ///
  /// For a million places and more, where to compare takes most of the time of a sort. O(n + `limit`).
  /// - Parameters:
  ///   - numbers: by place.
  ///   - limit: above every number, none of which is negative.
  func sorted(by numbers: [Int32], below limit: Int) -> [Int32] {
    var ends = [Int32](repeating: 0, count: limit + 1)
    for place in self { ends[Int(numbers[Int(place)]) + 1] += 1 }
    for number in 0..<limit { ends[number + 1] += ends[number] }
    var ordered = [Int32](repeating: 0, count: count)
    for place in self {
      let number = Int(numbers[Int(place)])
      ordered[Int(ends[number])] = place
      ends[number] += 1
    }
    return ordered
  }
}
