public import Baseline
import RemoteThread
public import SysmonRules

/// Proof by replay: what a printed configuration does with everything that the baseline knows and with an attacker's
/// obvious next moves.
public enum ExcludeProof {
  /// What was replayed.
  public struct Counts: Sendable, Hashable {
    /// Events of excluded starts, all dropped.
    public var dropped = 0
    /// Events of every other tuple, all logged.
    public var logged = 0
    /// Probes, all logged but for the hidden ones.
    public var probes = 0
    /// Tuples that are not known good and are dropped all the same, because their start is in whatever target.
    public var opened = 0
    /// Probes that are dropped because a limit was lifted, by probe and limit; empty where none was.
    public var hidden: [HiddenProbe: Int] = [:]

    /// Probes that are dropped.
    public var hiddenProbes: Int { hidden.values.reduce(0, +) }
  }

  /// A kind of probe that is dropped, and the lifted limit that lets it through.
  public struct HiddenProbe: Sendable, Hashable, Comparable {
    /// The probe.
    public let probe: AdversaryProbe
    /// The limit.
    public let limit: SafetyLimit

    /// Orders by limit and probe.
    public static func < (left: HiddenProbe, right: HiddenProbe) -> Bool {
      (left.limit, left.probe.rawValue) < (right.limit, right.probe.rawValue)
    }
  }

  /// Reads `xml` as both of Sysmon's readers do and replays `tuples` and, for each rule of `plan`, the probes.
  ///
  /// Throws where the file is not one lone exclude section that both readers take alike, where its rules are not those of
  /// the plan or a rule has combinations that are none of its starts, where a start of the plan is still logged, where
  /// anything else is dropped, and where the goal of the plan is not reached. Nothing may then be written.
  public static func check(
    _ xml: [UInt8], plan: ExcludePlan, tuples: [TupleSummary]
  ) throws(ExcludeProofError) -> Counts {
    let configuration = try read(xml)
    guard let table = VerdictTable(configuration) else { throw .notThePlan }
    var replay = Replay(table, known: ExcludedStarts(plan))
    replay.starts(of: plan)
    replay.otherTuples(tuples)
    for rule in plan.rules { replay.probes(against: rule) }
    guard replay.failures.isEmpty else { throw .failed(replay.failures) }
    try compare(configuration, with: plan)
    try checkGoal(of: plan, tuples)
    return replay.counts
  }

  /// Both readers have to take it, and alike.
  private static func read(_ xml: [UInt8]) throws(ExcludeProofError) -> FilterConfiguration {
    let configuration: FilterConfiguration
    do throws(ConfigurationError) {
      configuration = try FilterConfiguration(xml: xml)
    } catch {
      throw .unreadable(error)
    }
    guard configuration.sections.map(\.onMatch) == [.exclude], configuration.remarks.isEmpty else {
      throw .notOneExcludeSection(sections: configuration.sections.count)
    }
    return configuration
  }

  /// Rule by rule: what was printed is what was planned, and its lists multiplied out are the planned starts.
  private static func compare(_ configuration: FilterConfiguration, with plan: ExcludePlan) throws(ExcludeProofError) {
    let printed = configuration.sections[0].items.map { item in
      item.conditions.map { FieldCondition($0.field, $0.comparison, $0.value) }
    }
    guard printed == plan.rules.map(\.conditions) else { throw .notThePlan }
    for (place, rule) in plan.rules.enumerated() {
      let combinations = printed[place].reduce(1) { product, condition in
        condition.comparison == .isAny
          ? product * (condition.value.utf8.count { $0 == UInt8(ascii: ";") } + 1) : product
      }
      guard Set(rule.members.map(\.foldedConditions)).count == combinations else {
        throw .widerThanItsStarts(rule: place + 1)
      }
    }
  }
}

extension ExcludeProof {
  /// What the replayed starts silence has to be what the plan says, and what its goal asks for as far as it can be had.
  private static func checkGoal(of plan: ExcludePlan, _ tuples: [TupleSummary]) throws(ExcludeProofError) {
    guard let reached = plan.reached else { return }
    let knownGood = tuples.reduce(0) { $0 + ($1.isKnownGood ? $1.support.events : 0) }
    let silenced = plan.starts.reduce(0) { $0 + $1.events }
    let isReached =
      switch reached.goal {
      case .everything: silenced == reached.possible
      case .share(let share):
        silenced == reached.possible || Double(silenced) / Double(knownGood) >= share
      case .atMost(let rules): plan.rules.count <= rules
      }
    guard isReached, silenced == reached.silenced, knownGood == reached.knownGood else {
      throw .goalMissed(silenced: silenced, possible: reached.possible, rules: plan.rules.count)
    }
  }
}

extension ExactRule {
  /// What tells its rule from others: conditions without letter case.
  fileprivate var foldedConditions: [FieldCondition] {
    conditions.map {
      FieldCondition($0.field, $0.comparison, String(decoding: Overreach.folded($0.value), as: UTF8.self))
    }
  }
}

/// Why a printed configuration must not be used.
public enum ExcludeProofError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A reader refuses it, or the two read it differently.
  case unreadable(ConfigurationError)
  /// Not exactly one section, and that an exclude section.
  case notOneExcludeSection(sections: Int)
  /// The rules are not those of the plan.
  case notThePlan
  /// A rule whose lists have more combinations than it has known-good starts.
  case widerThanItsStarts(rule: Int)
  /// Fewer events are silenced than were asked for, or by more rules.
  case goalMissed(silenced: Int, possible: Int, rules: Int)
  /// Events that should have been logged or dropped and were not, at least one.
  case failed([ProofFailure])

  /// One sentence, with the first failure where there are many.
  public var description: String {
    switch self {
    case .unreadable(let error): "the generated configuration cannot be read: \(error)"
    case .notOneExcludeSection(let count): "the generated configuration has \(count) sections that Sysmon keeps"
    case .notThePlan: "the generated configuration does not say what was planned"
    case .widerThanItsStarts(let rule):
      "rule \(rule) of the generated configuration is wider than its known-good starts"
    case .goalMissed(let silenced, let possible, let rules):
      "the generated configuration silences \(silenced) of \(possible) events by \(rules) rules, which is not what was asked for"
    case .failed(let failures):
      "the generated configuration failed \(failures.count) replays; the first: "
        + (failures.first?.description ?? "none")
    }
  }
}
