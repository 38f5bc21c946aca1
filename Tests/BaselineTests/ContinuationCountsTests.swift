import Baseline
import Testing

@Suite("Counts of continuations")
struct ContinuationCountsTests {
  @Test("Add up by continuation and in total")
  func counts() {
    var tally = ContinuationTally()
    tally.add(3, of: 1)
    tally.add(1, of: 2)
    tally.add(2, of: 1)
    tally.add(0, of: 9)
    let counts = ContinuationCounts(tally)
    #expect(Array(counts.continuations) == [1, 2])
    #expect(counts[1] == 5)
    #expect(counts[9] == 0)
    #expect([counts.total, counts.distinct] == [6, 2])
  }

  @Test(
    "Entropy is in bits: none for one continuation, one for two alike",
    arguments: [([], 0), ([7], 0), ([3, 3], 1), ([1, 1, 1, 1], 2), ([2, 1, 1], 1.5)] as [([Int], Double)])
  func entropy(hostDays: [Int], bits: Double) {
    var tally = ContinuationTally()
    for (index, count) in hostDays.enumerated() { tally.add(count, of: Int32(index)) }
    #expect(ContinuationCounts(tally).entropy == bits)
  }

  @Test("No count is so large that a sum overflows")
  func overflow() {
    var tally = ContinuationTally()
    for continuation in [1, 1, 2] as [Int32] { tally.add(.max, of: continuation) }
    #expect(ContinuationCounts(tally).total == 2 * ContinuationCounts(tally)[2])
  }
}
