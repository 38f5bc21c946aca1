import ArgumentParser

/// How many cases people can look at: `1/day`, `0.5/day`, `3/week`.
struct AlertBudget: ExpressibleByArgument {
  /// Cases a day over the fleet, more than 0.
  let casesADay: Double
  let text: String

  init?(argument: String) {
    let parts = argument.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let cases = Double(parts[0]), cases.isFinite, cases > 0, cases <= 1_000_000 else {
      return nil
    }
    switch parts[1] {
    case "day": casesADay = cases
    case "week": casesADay = cases / 7
    default: return nil
    }
    text = argument
  }
}
