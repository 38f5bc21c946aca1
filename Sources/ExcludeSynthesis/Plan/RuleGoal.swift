/// How much of what may be excluded the rules have to silence.
///
/// Less than everything takes fewer rules. No rule gets wider for it: what the rules leave out stays logged.
public enum RuleGoal: Sendable, Hashable {
  /// Every known-good start that may be excluded, seen often or never.
  case everything
  /// At least this share, above 0 and at most 1, of the events of all known-good tuples. Where the limits leave fewer, or
  /// all are asked for, every known-good start that may be excluded.
  case share(Double)
  /// As many events as so many rules can silence, at least one rule.
  case atMost(rules: Int)

  /// Whether a share of the events is asked for.
  var isShare: Bool {
    guard case .share = self else { return false }
    return true
  }

  /// Whether it takes every start that may be excluded, where that is so many events, of `knownGood` ones.
  func takesEverything(possible: Int, of knownGood: Int) -> Bool {
    switch self {
    case .everything, .share(1): true
    case .share: (eventsNeeded(of: knownGood) ?? 0) > possible
    case .atMost: false
    }
  }

  /// The fewest events, of all `knownGood` ones, that reach the goal; nil where as many as can be are to be silenced.
  func eventsNeeded(of knownGood: Int) -> Int? {
    guard case .share(let share) = self else { return nil }
    // The product is rounded: what counts is whether the quotient is at least the share.
    var needed = min(knownGood, Int((share * Double(knownGood)).rounded(.up)))
    while needed > 0, Double(needed - 1) / Double(knownGood) >= share { needed -= 1 }
    while needed < knownGood, Double(needed) / Double(knownGood) < share { needed += 1 }
    return needed
  }
}

extension RuleGoal: CustomStringConvertible {
  /// What was asked for, as the object of a sentence.
  public var description: String {
    switch self {
    case .everything: "all known-good events that may be excluded"
    case .share(let share): "a share of \(share) of the known-good events"
    case .atMost(let rules): "as many known-good events as \(rules == 1 ? "one rule" : "\(rules) rules") can"
    }
  }
}

/// What rules for a goal short of everything silence, and what is proved of them.
public struct ReachedGoal: Sendable, Hashable {
  /// What was asked for.
  public let goal: RuleGoal
  /// Events of all known-good tuples: what a share is of.
  public let knownGood: Int
  /// Events of the known-good starts that may be excluded: what rules for everything silence.
  public let possible: Int
  /// How many rules silence everything that may be excluded.
  public let rulesForAll: Int
  /// How many rules there are.
  public let rules: Int
  /// Events that they silence.
  public let silenced: Int
  /// No fewer rules silence what the goal needs: of ``RuleGoal/atMost(rules:)`` the events ``silenced``.
  public let leastRules: Int
  /// No rules silence more events that are as many as there may be, of ``RuleGoal/share(_:)`` as there are.
  public let mostEvents: Int

  /// The fewest events that reach the goal; nil where as many as can be were to be silenced.
  public var needed: Int? { goal.eventsNeeded(of: knownGood) }

  /// Whether the limits leave fewer events than the goal needs. All that may be excluded is, then.
  public var isOutOfReach: Bool { needed.map { $0 > possible } ?? false }

  /// Whether no other rules are proved to do better: fewer for a share, or more events by as many.
  public var isProvedBest: Bool { goal.isShare ? rules == leastRules : silenced == mostEvents }
}
