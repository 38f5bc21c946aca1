import Foundation

/// The score from which on cases fit into an alert budget.
///
/// A budget of b cases a day is kept where ten days bring at most 10 b. How many they will bring is predicted from the
/// held-back days: with k cases over a threshold in M days, a Poisson rate known no better than by them (Jeffreys' prior)
/// gives a negative binomial count of size k + ½ and success probability M / (M + 10) in ten days. Cases come in clumps,
/// by patch days and roll-outs, so k and the budget are both divided by the dispersion φ, as a quasi-Poisson model does
/// (R. W. M. Wedderburn, Biometrika 61, 1974). The threshold is the lowest score of the held-back cases from which on the
/// budget is kept with a probability of at least ``confidence``.
public struct AlertThreshold: Sendable, Hashable {
  /// In bits: a case alerts when it scores at least this much.
  public let score: Double
  /// Held-back cases that would have alerted.
  public let heldBackCases: Int
  /// Whether the held-back days suffice to promise the budget. Where not, the threshold lies above every held-back case,
  /// and that is all that can be said.
  public let isPromised: Bool

  /// How sure a promise is: nine of ten spans of ten days keep the budget.
  static let confidence = 0.9
  /// The days over which a budget is kept.
  static let horizon = 10.0

  /// The threshold for `budget` cases a day over the fleet, more than 0. O(cases · (log cases + budget)).
  public init(budget: Double, _ calibration: Calibration) {
    let limit = budget * Self.horizon
    var heldBack = HeldBackCounts(calibration)
    guard Self.isKept(limit, heldBack) else {
      score = calibration.scores.last.map { $0.nextUp } ?? 0
      heldBackCases = 0
      isPromised = false
      return
    }
    // The first case that is one too many stays out, and so do all that equal it.
    let tooMany = HeldBackCase.all(in: calibration).first { one in
      heldBack.add(one)
      return !Self.isKept(limit, heldBack)
    }
    score = tooMany.map { $0.score.nextUp } ?? 0
    heldBackCases = calibration.cases(atLeast: score)
    isPromised = true
  }

  /// Whether so many cases on held-back days let ten days keep to `limit` cases with the confidence asked.
  private static func isKept(_ limit: Double, _ heldBack: HeldBackCounts) -> Bool {
    let dispersion = heldBack.dispersion
    let count = NegativeBinomial(
      size: Double(heldBack.cases) / dispersion + 0.5, successProbability: heldBack.days / (heldBack.days + horizon))
    return count.probability(ofAtMost: (limit / dispersion).rounded(.down)) >= confidence
  }
}

/// A case of the held-back days.
private struct HeldBackCase {
  let score: Double
  let part: Int
  /// Counted over all parts.
  let day: Int

  /// The highest score first, then in order of days.
  static func all(in calibration: Calibration) -> [HeldBackCase] {
    var cases: [HeldBackCase] = []
    var day = 0
    for (part, days) in calibration.parts.enumerated() {
      for scores in days {
        cases += scores.map { HeldBackCase(score: $0, part: part, day: day) }
        day += 1
      }
    }
    return cases.sorted { ($1.score, $0.day) < ($0.score, $1.day) }
  }
}

/// How many cases came on each held-back day and in each part.
private struct HeldBackCounts {
  private var byDay: Counts
  private var byPart: Counts

  init(_ calibration: Calibration) {
    byDay = Counts(places: calibration.days)
    byPart = Counts(places: calibration.parts.count)
  }

  var cases: Int { byDay.total }
  var days: Double { Double(byDay.counts.count) }

  mutating func add(_ one: HeldBackCase) {
    byDay.add(at: one.day)
    byPart.add(at: one.part)
  }

  /// Variance over mean, of days or of parts, whichever is larger; at least 1, as Poisson counts have it. Parts see what
  /// single days do not: that busy days follow one another.
  var dispersion: Double { max(1, byDay.dispersion, byPart.dispersion) }

  /// Counts with their sum and the sum of their squares.
  private struct Counts {
    private(set) var counts: [Int]
    private(set) var total = 0
    private var squares = 0

    init(places: Int) { counts = Array(repeating: 0, count: places) }

    mutating func add(at place: Int) {
      squares += 2 * counts[place] + 1
      counts[place] += 1
      total += 1
    }

    var dispersion: Double {
      guard total > 0, counts.count > 1 else { return 1 }
      let mean = Double(total) / Double(counts.count)
      let variance = (Double(squares) - mean * Double(total)) / Double(counts.count - 1)
      return variance / mean
    }
  }
}
