public import EventSources
import RemoteThread
public import Scoring

/// Scores events and hands over the findings in order of time.
public struct ScoringRun {
  let reader: EventReader
  let scorer: Scorer
  let selection: Selection

  /// Which findings are wanted.
  public struct Selection: Sendable, Hashable {
    /// Whether events that are known good are wanted too.
    public var includesKnownGood: Bool
    /// The least score wanted, in bits.
    public var minimumScore: Double

    /// Everything that is not known good.
    public static let standard = Selection(includesKnownGood: false, minimumScore: 0)

    /// Makes a selection.
    public init(includesKnownGood: Bool, minimumScore: Double) {
      self.includesKnownGood = includesKnownGood
      self.minimumScore = minimumScore
    }

    func takes(_ finding: Finding) -> Bool { finding.score >= minimumScore }
  }

  /// What a run did.
  public struct Outcome {
    /// The account of the reading.
    public var report = ReadReport()
    /// Findings handed over.
    public var findings = 0
    /// Events that repeat a finding: the same record read once more.
    public var repeated = 0
    /// Events left out by the selection.
    public var leftOut = 0
    /// The highest level of a finding; nil where there is none.
    public var worst: Level?

    /// A run that has read nothing yet.
    public init() {}
  }

  /// Makes a run.
  public init(reader: EventReader, scorer: Scorer, selection: Selection = .standard) {
    self.reader = reader
    self.scorer = scorer
    self.selection = selection
  }

  /// Reads everything, then hands the findings over, each event once, ordered by time, computer and record number.
  ///
  /// Memory stays flat: what does not fit is sorted on disk. Bursts are seen among all events that are not known good,
  /// and so are shared offsets, so that a finding has the same score and indicators whatever the least score.
  public func run(
    progress: (ReadProgress) -> Void = { _ in }, _ body: (Finding) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    var wanted = EventSorter()
    var knownGood = KnownGoodFilter(scorer)
    var sharing = OffsetSharing(generalisation: scorer.generalisation)
    outcome.report = try reader.read(progress: progress) { events in
      for event in events {
        let isKnownGood = knownGood.passes(event)
        if !isKnownGood { sharing.add(event) }
        if selection.includesKnownGood || !isKnownGood {
          try wanted.add(event)
        } else {
          outcome.leftOut += 1
        }
      }
    }
    var burst = BreadthBurst(scorer.profile)
    outcome.repeated = try wanted.drainUnique { event in
      let finding = burst.watch(scorer.finding(of: event, sharedBy: sharing.hosts(sharing: event)))
      guard selection.takes(finding) else {
        outcome.leftOut += 1
        return
      }
      outcome.findings += 1
      outcome.worst = max(outcome.worst ?? finding.level, finding.level)
      try body(finding)
    }
    return outcome
  }
}
