import Testing
import TestSupport

@testable import Baseline

@Suite("An index of numbers")
struct CompactIndexTests {
  @Test("Numbers keys as a dictionary does", arguments: 1...10 as ClosedRange<UInt64>)
  func numbers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var index = CompactIndex<BaselineSnapshot.TupleKey>()
    var expected: [BaselineSnapshot.TupleKey: Int32] = [:]
    for _ in 0..<3000 {
      // Few values, negative ones among them, so that keys come again.
      let numbers = (0..<3).map { _ in Int32.random(in: -5...5, using: &random) }
      let key = BaselineSnapshot.TupleKey(source: numbers[0], target: numbers[1], start: numbers[2])
      let known = expected[key]
      #expect(index.number(of: key) == known)
      let (number, isNew) = index.insert(key)
      #expect(isNew == (known == nil))
      #expect(number == known ?? Int32(expected.count))
      expected[key] = number
    }
    #expect(index.keys.count == expected.count)
  }
}

@Suite("A table of contexts")
struct ContextTableTests {
  @Test(
    "Gives each context the counts of a tally of its own, in whatever order they come",
    arguments: 1...10 as ClosedRange<UInt64>)
  func agreement(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var builder = ContextTable<Int32>.Builder()
    var tallies: [Int32: ContinuationTally] = [:]
    for _ in 0..<500 {
      let (key, continuation) = (Int32.random(in: 0...20, using: &random), Int32.random(in: 0...30, using: &random))
      let count = Int.random(in: 0...4, using: &random)
      builder.add(count, of: continuation, in: key)
      if count > 0 { tallies[key, default: .init()].add(count, of: continuation) }
    }
    let table = builder.takeTable()
    var visited = 0
    table.forEach { key, counts in
      visited += 1
      #expect(counts == tallies[key].map { ContinuationCounts($0) })
      #expect(table[key] == counts)
    }
    #expect(visited == tallies.count)
    #expect(table[99] == nil)
  }
}
