import ArgumentParser
import ExcludeSynthesis

/// How much of what may be excluded the rules have to silence.
struct GoalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the fewest rules that silence this share of all known-good events, such as 0.999. What may not be excluded counts too: where the share cannot be had, all that may be excluded is, with a warning.",
      valueName: "share"))
  var coverage: Double?

  @Option(
    help: ArgumentHelp(
      "Write at most so many rules: those that silence the most of the known-good events that may be excluded.",
      valueName: "rules"))
  var maxRules: Int?

  func validate() throws {
    if let coverage {
      guard coverage > 0, coverage <= 1 else {
        throw ValidationError("'--coverage' must be above 0 and at most 1.")
      }
      guard maxRules == nil else {
        throw ValidationError("'--coverage' and '--max-rules' cannot both be given.")
      }
    }
    if let maxRules, maxRules < 1 { throw ValidationError("'--max-rules' must be at least 1.") }
  }

  var goal: RuleGoal {
    if let maxRules { return .atMost(rules: maxRules) }
    return coverage.map(RuleGoal.share) ?? .everything
  }
}
