import Testing
import Workflows

@Suite("Work by several threads") struct InParallelTests {
  @Test("Results are those of the elements, in their order", arguments: [0, 1, 31, 32, 33, 1000], [1, 2, 3, 8])
  func order(count: Int, jobs: Int) {
    let elements = Array(0..<count)
    #expect(InParallel.map(elements, jobs: jobs) { $0 * $0 } == elements.map { $0 * $0 })
  }
}
