import RemoteThread
import Testing
import Workflows

@Suite("Time window")
struct TimeWindowTests {
  @Test(
    "It holds its first moment and not its end",
    arguments: [
      ("2026-01-31 23:59:59.999", false), ("2026-02-01 00:00:00.000", true), ("2026-02-27 23:59:59.999", true),
      ("2026-02-28 00:00:00.000", false),
    ])
  func bounds(time: String, isInside: Bool) throws {
    let window = TimeWindow(since: UTCTime("2026-02-01"), until: UTCTime("2026-02-28"))
    #expect(window.contains(try #require(UTCTime(time))) == isInside)
  }

  @Test("Without bounds it holds everything")
  func always() throws { #expect(TimeWindow.always.contains(try #require(UTCTime("1601-01-01")))) }
}
