/// Numbers by their places, sorted.
///
/// Number and place are in one word, for words are sorted many times faster than anything else.
struct NumberedPlaces {
  private var words: [UInt64] = []

  /// Sorts the numbers that are not negative, those that are equal by their places.
  init(_ numbers: some Sequence<Int32>) {
    words.reserveCapacity(numbers.underestimatedCount)
    var isAscending = true
    var largest: UInt64 = 0
    for (place, number) in numbers.enumerated() where number >= 0 {
      let word = UInt64(number) << 32 | UInt64(place)
      if let last = words.last, word < last { isAscending = false }
      words.append(word)
      largest = max(largest, word)
    }
    if !isAscending { sort(upTo: largest >> 32) }
  }

  /// Sorts by number, which leaves places in their order: some bits of it at a time, the lowest first (radix sort; D. Knuth,
  /// TAOCP 3, section 5.2.5), unless there are few.
  private mutating func sort(upTo largest: UInt64) {
    guard words.count > Self.digits else { return words.sort() }
    var sorted = words
    var shift: UInt64 = 0
    while largest >> shift > 0 {
      var ends = [Int](repeating: 0, count: Self.digits + 1)
      for word in words { ends[Self.digit(word, shift) + 1] += 1 }
      for digit in 0..<Self.digits { ends[digit + 1] += ends[digit] }
      for word in words {
        let digit = Self.digit(word, shift)
        sorted[ends[digit]] = word
        ends[digit] += 1
      }
      swap(&words, &sorted)
      shift += UInt64(Self.digits.trailingZeroBitCount)
    }
  }

  private static let digits = 1 << 10

  private static func digit(_ word: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: word >> (32 + shift)) & (digits - 1)
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
