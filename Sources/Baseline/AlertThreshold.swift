import Foundation

/// The score from which on cases fit into an alert budget.
public struct AlertThreshold: Sendable, Hashable {
  /// In bits: a case alerts when it scores at least this much.
  public let score: Double
  /// Held-back cases that would have alerted.
  public let heldBackCases: Int
  /// Whether the held-back days suffice to promise the budget. Where not, the threshold lies above every held-back case,
  /// and that is all that can be said.
  public let isPromised: Bool

  /// How sure a promise is: of ten windows, in eight the rate of benign cases lies within the budget.
  static let confidence = 0.8

  /// The threshold for `budget` cases a day over the fleet, more than 0.
  ///
  /// So many held-back cases may lie above it that the one-sided 80 % upper bound of their rate, taken as Poisson, stays
  /// within the budget (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936).
  public init(budget: Double, _ calibration: Calibration) {
    let expected = budget * Double(calibration.days)
    let scores = calibration.scores
    guard let allowed = Self.largestCount(expected: expected) else {
      score = scores.last.map { $0.nextUp } ?? 0
      heldBackCases = 0
      isPromised = false
      return
    }
    score = Self.score(leaving: allowed, of: scores)
    heldBackCases = calibration.cases(atLeast: score)
    isPromised = true
  }

  /// The least score that at most `allowed` of the ascending scores reach.
  private static func score(leaving allowed: Int, of scores: [Double]) -> Double {
    guard allowed < scores.count else { return 0 }
    // The first one too many, and all that equal it, stay out.
    return scores[scores.count - 1 - allowed].nextUp
  }

  /// The most cases k for which P(X ≤ k) ≤ 1 − confidence, X Poisson with mean `expected`; nil where there is no such k.
  private static func largestCount(expected: Double) -> Int? {
    guard expected < 100_000 else { return Int((expected - 0.85 * expected.squareRoot()).rounded(.down)) }
    var (count, logTerm, sum) = (0, -expected, exp(-expected))
    guard sum <= 1 - confidence else { return nil }
    while true {
      logTerm += log(expected) - log(Double(count + 1))
      sum += exp(logTerm)
      guard sum <= 1 - confidence else { return count }
      count += 1
    }
  }
}
