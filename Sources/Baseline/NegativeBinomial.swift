import Foundation

/// The negative binomial distribution: a Poisson count whose rate follows a gamma distribution.
struct NegativeBinomial {
  /// The shape of the gamma distribution, above 0.
  let size: Double
  /// Above 0, below 1; the mean is size · (1 − p) / p.
  let successProbability: Double

  /// P(X ≤ count). O(count), and above 10,000 by the normal distribution of equal mean and variance.
  func probability(ofAtMost count: Double) -> Double {
    guard count >= 0 else { return 0 }
    let failure = 1 - successProbability
    guard count <= 10_000 else {
      let mean = size * failure / successProbability
      return 0.5 * erfc((mean - count) / (2 * mean / successProbability).squareRoot())
    }
    // In logarithms, for the first terms of a large size are smaller than any number.
    var logTerm = size * log(successProbability)
    var sum = exp(logTerm)
    var passed = 0.0
    while passed + 1 <= count {
      logTerm += log((passed + size) / (passed + 1) * failure)
      sum += exp(logTerm)
      passed += 1
    }
    return min(1, sum)
  }
}
