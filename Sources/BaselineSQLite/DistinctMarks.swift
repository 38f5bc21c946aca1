/// Tells the distinct among many small numbers, round after round, without clearing in between.
struct DistinctMarks {
  private var roundOfMark: [Int32] = []
  private var round: Int32 = 0

  /// Begins a round in which nothing is marked.
  mutating func beginRound() { round += 1 }

  /// Marks `number`; false where it is marked in this round already.
  mutating func mark(_ number: Int) -> Bool {
    while roundOfMark.count <= number { roundOfMark.append(0) }
    guard roundOfMark[number] != round else { return false }
    roundOfMark[number] = round
    return true
  }
}

/// Numbers things 0, 1, 2 … as they come.
struct Numbering<Thing: Hashable> {
  private var numbers: [Thing: Int] = [:]

  /// Things numbered.
  var count: Int { numbers.count }

  /// The number of `thing`.
  mutating func number(_ thing: Thing) -> Int {
    if let number = numbers[thing] { return number }
    numbers[thing] = numbers.count
    return numbers.count - 1
  }
}
