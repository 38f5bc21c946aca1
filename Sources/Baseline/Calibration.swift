public import RemoteThread

/// How high benign cases score: those of the newest days of what was learned, scored against the days before.
///
/// By it a score becomes a probability, and an alert budget a threshold.
public struct Calibration: Sendable, Hashable {
  /// First and last of the days that were held back and scored.
  public let heldBack: ClosedRange<UTCDay>
  /// Number of these days on which anything was logged; at least 1.
  public let days: Int
  /// The highest score of every case of these days, in bits, ascending; none is negative.
  public let scores: [Double]

  /// Makes a calibration; `scores` in any order.
  public init(heldBack: ClosedRange<UTCDay>, days: Int, scores: [Double]) {
    self.heldBack = heldBack
    self.days = max(1, days)
    self.scores = scores.sorted()
  }

  /// Held-back cases that score at least `score`. O(log cases).
  public func cases(atLeast score: Double) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] < score { low = middle + 1 } else { high = middle }
    }
    return scores.count - low
  }

  /// The share of benign cases that score at least `score`, the one at hand counted among them: (k + 1) / (n + 1).
  ///
  /// A conformal p-value (V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", 2005): of benign
  /// cases like the held-back ones, no more than a share p has a p-value of p or less. Above 0, at most 1.
  public func pValue(of score: Double) -> Double { Double(cases(atLeast: score) + 1) / Double(scores.count + 1) }
}
