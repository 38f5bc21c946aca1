import Baseline
import RemoteThread
import Testing

@Suite("Calibration")
struct CalibrationTests {
  /// Parts of days of scores.
  static func calibration(_ parts: [[[Double]]]) -> Calibration {
    Calibration(
      heldBack: UTCDay(number: 1)...UTCDay(number: 40), parts: parts,
      basis: CalibrationBasis(formula: 1, .init(), .init(tuples: 1, knownGood: 0, support: .none)))
  }

  /// One part of so many days, on which the scores fall in turn.
  static func calibration(_ scores: [Double], days: Int = 10) -> Calibration {
    calibration([(0..<days).map { day in scores.indices.filter { $0 % days == day }.map { scores[$0] } }])
  }

  @Test("A p-value is the share of cases that score as much, the one at hand among them")
  func pValue() {
    let calibration = Self.calibration([3, 1, 2, 2])
    #expect([0, 1, 2, 2.5, 3, 4].map { calibration.pValue(of: $0) } == [1, 1, 0.8, 0.4, 0.4, 0.2])
    #expect(Self.calibration([]).pValue(of: 7) == 1)
  }

  // P(X ≤ 10) of a negative binomial count of size k + ½: at p = 10 / 20 it is 0.920 for k = 5 and 0.866 for 6, at
  // p = 25 / 35 it is 0.917 for k = 15 and 0.894 for 16.
  @Test(
    "A threshold leaves so few held-back cases that nine of ten spans of ten days keep the budget",
    arguments: [(10, 5), (25, 15)])
  func threshold(days: Int, cases: Int) {
    let threshold = AlertThreshold(budget: 1, Self.calibration((1...100).map(Double.init), days: days))
    #expect(threshold.isPromised)
    #expect(threshold.heldBackCases == cases)
    #expect(threshold.score == Double(100 - cases).nextUp)
  }

  @Test("Cases that come together leave fewer: on one day or, though spread over its days, in one part")
  func clumps() {
    let quiet: [[Double]] = Array(repeating: [], count: 5)
    let cases = (1...20).map(Double.init)
    let busyDay = [quiet, [cases, [], [], [], []]]
    let busyPart = [quiet, (0..<5).map { day in (0..<4).map { cases[day + 5 * $0] } }]
    let even = AlertThreshold(budget: 1, Self.calibration(cases)).heldBackCases
    for parts in [busyDay, busyPart] {
      let threshold = AlertThreshold(budget: 1, Self.calibration(parts))
      #expect(threshold.isPromised)
      #expect(threshold.heldBackCases < even)
    }
  }

  @Test("Cases of equal score stay out together")
  func ties() {
    let threshold = AlertThreshold(budget: 1, Self.calibration([9] + Array(repeating: 5, count: 30)))
    #expect(threshold.heldBackCases == 1)
    #expect(threshold.score > 5)
  }

  @Test("Where the days are too few, nothing is promised and no held-back case alerts")
  func tooShort() {
    let threshold = AlertThreshold(budget: 0.05, Self.calibration([1, 2, 3]))
    #expect(!threshold.isPromised)
    #expect(threshold.heldBackCases == 0)
    #expect(threshold.score > 3)
  }

  @Test("A budget that fits every case lets all of them in", arguments: [1000, 1e9])
  func ample(budget: Double) { #expect(AlertThreshold(budget: budget, Self.calibration([1, 2, 3])).score == 0) }
}
