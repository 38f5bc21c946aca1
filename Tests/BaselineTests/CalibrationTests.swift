import Baseline
import RemoteThread
import Testing

@Suite("Calibration")
struct CalibrationTests {
  static func calibration(_ scores: [Double], days: Int = 10) -> Calibration {
    Calibration(heldBack: UTCDay(number: 1)...UTCDay(number: Int32(days)), days: days, scores: scores)
  }

  @Test("A p-value is the share of cases that score as much, the one at hand among them")
  func pValue() {
    let calibration = Self.calibration([3, 1, 2, 2])
    #expect([0, 1, 2, 2.5, 3, 4].map { calibration.pValue(of: $0) } == [1, 1, 0.8, 0.4, 0.4, 0.2])
    #expect(Self.calibration([]).pValue(of: 7) == 1)
  }

  @Test("A threshold leaves so few held-back cases that the budget holds in eight of ten windows")
  func threshold() {
    let calibration = Self.calibration((1...100).map(Double.init))
    // P(X ≤ 6) = 0.130 and P(X ≤ 7) = 0.220 at a mean of 10.
    let threshold = AlertThreshold(budget: 1, calibration)
    #expect(threshold.isPromised)
    #expect(threshold.heldBackCases == 6)
    #expect(threshold.score == (94.0).nextUp)
  }

  @Test("Cases of equal score stay out together")
  func ties() {
    let threshold = AlertThreshold(budget: 1, Self.calibration(Array(repeating: 5, count: 30) + [9]))
    #expect(threshold.heldBackCases == 1)
    #expect(threshold.score > 5)
  }

  @Test("Where the days are too few, nothing is promised and no held-back case alerts")
  func tooShort() {
    let threshold = AlertThreshold(budget: 0.1, Self.calibration([1, 2, 3]))
    #expect(!threshold.isPromised)
    #expect(threshold.heldBackCases == 0)
    #expect(threshold.score > 3)
  }

  @Test("A budget that fits every case lets all of them in")
  func ample() { #expect(AlertThreshold(budget: 1000, Self.calibration([1, 2, 3])).score == 0) }
}
