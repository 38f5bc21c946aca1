import Baseline
import Testing

@Suite("Counts of continuations")
struct ContinuationCountsTests {
  @Test("Add up by continuation and in total")
  func counts() {
    var counts = ContinuationCounts()
    counts.add(3, of: 1)
    counts.add(1, of: 2)
    counts.add(2, of: 1)
    counts.add(0, of: 9)
    #expect(counts[1] == 5)
    #expect(counts[9] == 0)
    #expect([counts.total, counts.distinct] == [6, 2])
  }

  @Test(
    "Entropy is in bits: none for one continuation, one for two alike",
    arguments: [([], 0), ([7], 0), ([3, 3], 1), ([1, 1, 1, 1], 2), ([2, 1, 1], 1.5)] as [([Int], Double)])
  func entropy(hostDays: [Int], bits: Double) {
    var counts = ContinuationCounts()
    for (index, count) in hostDays.enumerated() { counts.add(count, of: Int32(index)) }
    #expect(counts.entropy == bits)
  }
}
