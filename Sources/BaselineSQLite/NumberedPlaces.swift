/// Numbers by their places, sorted.
///
/// Number and place are in one word, for words are sorted many times faster than anything else.
struct NumberedPlaces {
  private var words: [UInt64] = []

  /// Sorts the numbers that are not negative, those that are equal by their places.
  init(_ numbers: some Sequence<Int32>) {
    words.reserveCapacity(numbers.underestimatedCount)
    var isAscending = true
    for (place, number) in numbers.enumerated() where number >= 0 {
      let word = UInt64(number) << 32 | UInt64(place)
      if let last = words.last, word < last { isAscending = false }
      words.append(word)
    }
    if !isAscending { words.sort() }
  }

  /// The places of one number.
  typealias Run = LazyMapSequence<ArraySlice<UInt64>, Int>

  /// Hands over each number with its places.
  func forEachRun(_ body: (Int, Run) throws -> Void) rethrows {
    var start = 0
    while start < words.count {
      let number = words[start] >> 32
      var end = start + 1
      while end < words.count, words[end] >> 32 == number { end += 1 }
      try body(Int(number), words[start..<end].lazy.map { Int($0 & 0xFFFF_FFFF) })
      start = end
    }
  }
}
