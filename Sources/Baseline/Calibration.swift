public import RemoteThread

/// How high benign cases score: those of the newer days of what was learned, each part of them scored against the days
/// before.
///
/// By it a score becomes a probability, and an alert budget a threshold.
public struct Calibration: Sendable, Hashable {
  /// First and last of the days that were held back and scored.
  public let heldBack: ClosedRange<UTCDay>
  /// Parts of these days, each scored against everything before it; of each part the days on which anything was logged;
  /// of each day the highest score of every case that was first seen then, in bits, ascending, none negative.
  public let parts: [[[Double]]]
  /// The baseline that was calibrated.
  public let basis: CalibrationBasis
  /// All scores, ascending.
  public let scores: [Double]

  /// Makes a calibration; the scores of a day in any order.
  public init(heldBack: ClosedRange<UTCDay>, parts: [[[Double]]], basis: CalibrationBasis) {
    self.heldBack = heldBack
    self.parts = parts.map { $0.map { $0.sorted() } }
    self.basis = basis
    scores = parts.joined().joined().sorted()
  }

  /// Number of held-back days on which anything was logged.
  public var days: Int { parts.reduce(0) { $0 + $1.count } }

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

/// The state of a baseline that a calibration was made of: where any of it differs, scores are others.
public struct CalibrationBasis: Sendable, Hashable {
  /// The number of the formula that scored.
  public let formula: Int
  /// When a tuple was known good.
  public let policy: KnownGoodPolicy
  /// Tuples.
  public let tuples: Int
  /// Tuples that were known good.
  public let knownGood: Int
  /// Events.
  public let events: Int
  /// Host-days.
  public let hostDays: Int

  /// Makes a basis of its figures.
  public init(formula: Int, policy: KnownGoodPolicy, tuples: Int, knownGood: Int, events: Int, hostDays: Int) {
    self.formula = formula
    self.policy = policy
    self.tuples = tuples
    self.knownGood = knownGood
    self.events = events
    self.hostDays = hostDays
  }

  /// The basis that a calibration of a baseline has, or would have, now.
  public init(formula: Int, _ settings: BaselineSettings, _ totals: BaselineTotals) {
    self.init(
      formula: formula, policy: settings.policy, tuples: totals.tuples, knownGood: totals.knownGood,
      events: totals.support.events, hostDays: totals.support.hostDays)
  }
}
