public import Baseline
public import EventSources
import RemoteThread
public import Scoring

/// Measures how well attacks that are known by labels come before everything else, case by case.
public struct Evaluation {
  let reader: EventReader
  let labels: AttackLabels
  let profile: ScoringProfile

  /// Makes an evaluation.
  public init(reader: EventReader, labels: AttackLabels, profile: ScoringProfile = .standard) {
    self.reader = reader
    self.labels = labels
    self.profile = profile
  }

  /// Scores everything that `reader` reads against the baseline. Memory: the cases.
  ///
  /// All rankings see the same cases, those of events that are not known good; an attack that is known good through and
  /// through is missed by all of them.
  public func run(
    _ snapshot: BaselineSnapshot, calibration: Calibration?, progress: (ReadProgress) -> Void = { _ in }
  ) throws -> EvaluationOutcome {
    let run = ScoringRun(
      reader: reader, scorer: Scorer(snapshot, profile: profile, calibration: calibration),
      selection: .init(includesKnownGood: true, minimumScore: 0))
    var tally = CaseTally()
    let outcome = try run.run(progress: progress) { findings in
      for finding in findings { tally.add(finding, labels.incident(of: finding.event), snapshot) }
    }
    return EvaluationOutcome(tally, report: outcome.report, labels: labels.count, calibration)
  }
}

/// What an evaluation gathers: every case with its best score in each ranking.
struct CaseTally {
  struct Case {
    /// In the order of ``Ranker``.
    var scores: [Double]
    var level: Level
    var incidents: Set<AttackLabels.Incident> = []
  }

  private(set) var cases: [CaseIdentity: Case] = [:]
  /// Attacks of which an event was read.
  private(set) var incidents: Set<AttackLabels.Incident> = []
  private(set) var labelled = 0
  private(set) var events = 0
  private(set) var days: Set<UTCDay> = []

  mutating func add(_ finding: Finding, _ incident: AttackLabels.Incident?, _ snapshot: BaselineSnapshot) {
    events += 1
    days.insert(finding.event.utcTime.day)
    if let incident {
      incidents.insert(incident)
      labelled += 1
    }
    guard !finding.isKnownGood else { return }
    let scores = Ranker.allCases.map { $0.score(finding, snapshot) }
    var one = cases[finding.caseIdentity] ?? Case(scores: scores, level: finding.level)
    one.scores = zip(one.scores, scores).map(max)
    one.level = max(one.level, finding.level)
    if let incident { one.incidents.insert(incident) }
    cases[finding.caseIdentity] = one
  }
}
