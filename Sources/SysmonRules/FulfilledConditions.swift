/// Which of the filters of an exclusion hold, by their numbers.
package struct FulfilledConditions: Sendable, Hashable {
  /// The first 64.
  private var first: UInt64 = 0
  /// 64 a word; empty where none of them holds.
  private var further: [UInt64] = []

  /// None of them.
  package init() {}

  /// Those of both.
  package func union(_ other: Self) -> Self {
    var both = self
    both.first |= other.first
    guard !other.further.isEmpty else { return both }
    let missing = max(0, other.further.count - further.count)
    both.further += [UInt64](repeating: 0, count: missing)
    for (place, word) in other.further.enumerated() { both.further[place] |= word }
    return both
  }

  mutating func insert(_ number: Int) {
    guard number >= 64 else {
      first |= 1 << UInt64(number)
      return
    }
    let place = number / 64 - 1
    further += [UInt64](repeating: 0, count: max(0, place + 1 - further.count))
    further[place] |= 1 << UInt64(number % 64)
  }

  func contains(_ number: Int) -> Bool {
    guard number >= 64 else { return first & 1 << UInt64(number) != 0 }
    let place = number / 64 - 1
    return place < further.count && further[place] & 1 << UInt64(number % 64) != 0
  }
}
