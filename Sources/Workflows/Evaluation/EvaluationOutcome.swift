public import Baseline
public import EventSources
public import Scoring

/// What an evaluation found.
public struct EvaluationOutcome {
  /// The account of the reading.
  public let report: ReadReport
  /// Events scored, each once.
  public let events: Int
  /// UTC days with events.
  public let days: Int
  /// Cases of events that are not known good.
  public let cases: Int
  /// Those of them with an attack.
  public let attackCases: Int
  /// Incidents that are in no case: all their events are known good.
  public let missedIncidents: Int
  /// Labels.
  public let labels: Int
  /// Those that no event has.
  public let labelsWithoutEvent: Int
  /// Every ranking of the cases.
  public let rankings: [Ranker: RankedCases]
  /// Every kind of attack, by name.
  public let kinds: [AttackKindResult]
  /// Cases of each level.
  public let levels: [LevelResult]
  /// What alert budgets give, fewest cases first; none without a calibration.
  public let budgets: [BudgetResult]

  init(_ tally: CaseTally, report: ReadReport, labels: Int, _ calibration: Calibration?) {
    self.report = report
    events = tally.events
    days = tally.days.count
    cases = tally.cases.count
    let inCases = tally.cases.values.reduce(into: Set<AttackLabels.Incident>()) { $0.formUnion($1.incidents) }
    attackCases = tally.cases.values.count { !$0.incidents.isEmpty }
    let missed = tally.incidents.subtracting(inCases).count
    missedIncidents = missed
    self.labels = labels
    labelsWithoutEvent = labels - min(labels, tally.labelled)
    var rankings: [Ranker: RankedCases] = [:]
    for (index, ranker) in Ranker.allCases.enumerated() {
      let ranked = tally.cases.values.map { (score: $0.scores[index], isAttack: !$0.incidents.isEmpty) }
      rankings[ranker] = RankedCases(ranked, missed: missed, days: tally.days.count)
    }
    self.rankings = rankings
    kinds = AttackKindResult.all(tally)
    levels = Level.allCases.map { level in
      let here = tally.cases.values.filter { $0.level == level }
      let attacks = here.count { !$0.incidents.isEmpty }
      return LevelResult(level: level, attacks: attacks, falseCases: here.count - attacks)
    }
    budgets = calibration.map { BudgetResult.all($0, rankings[.heddle], days: tally.days.count) } ?? []
  }
}

/// Where the attacks of one kind came in Heddle's ranking.
public struct AttackKindResult: Sendable, Hashable {
  /// The kind.
  public let kind: String
  /// Attacks of it.
  public let incidents: Int
  /// Those that are in a case.
  public let found: Int
  /// False cases with at least the score of the first one found; nil where none is found.
  public let falseCasesAtFirst: Int?
  /// False cases with at least the score of the last one found.
  public let falseCasesAtLast: Int?

  static func all(_ tally: CaseTally) -> [AttackKindResult] {
    let falseScores = tally.cases.values.filter(\.incidents.isEmpty).map { $0.scores[0] }
    var best: [AttackLabels.Incident: Double] = [:]
    for one in tally.cases.values {
      for incident in one.incidents { best[incident] = max(best[incident] ?? 0, one.scores[0]) }
    }
    return Dictionary(grouping: tally.incidents, by: \.kind).sorted { $0.key < $1.key }.map { kind, incidents in
      let before = incidents.compactMap { best[$0] }.map { score in falseScores.count { $0 >= score } }
      return AttackKindResult(
        kind: kind, incidents: incidents.count, found: before.count, falseCasesAtFirst: before.min(),
        falseCasesAtLast: before.max())
    }
  }
}

/// The cases of one level.
public struct LevelResult: Sendable, Hashable {
  /// The level.
  public let level: Level
  /// Cases with an attack.
  public let attacks: Int
  /// Cases without.
  public let falseCases: Int
}

/// What one alert budget gives.
public struct BudgetResult: Sendable, Hashable {
  /// Cases a day over the fleet that people can look at.
  public let casesADay: Double
  /// The threshold that the calibration picks.
  public let threshold: AlertThreshold
  /// False cases a day over it.
  public let falseCasesADay: Double
  /// The share of the attacks over it.
  public let recall: Double

  static let budgets = [0.5, 1, 2, 5]

  static func all(_ calibration: Calibration, _ ranked: RankedCases?, days: Int) -> [BudgetResult] {
    budgets.map { budget in
      let threshold = AlertThreshold(budget: budget, calibration)
      let falseCases = Double(ranked?.falseCases(from: threshold.score) ?? 0)
      return BudgetResult(
        casesADay: budget, threshold: threshold, falseCasesADay: falseCases / Double(max(1, days)),
        recall: ranked?.recall(from: threshold.score) ?? 0)
    }
  }
}
