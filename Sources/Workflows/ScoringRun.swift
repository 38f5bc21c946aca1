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

    /// Counts a finding; false where it is not wanted.
    mutating func take(_ finding: Finding, by selection: Selection) -> Bool {
      guard finding.score >= selection.minimumScore else {
        leftOut += 1
        return false
      }
      findings += 1
      worst = max(worst ?? finding.level, finding.level)
      return true
    }
  }

  /// Makes a run.
  public init(reader: EventReader, scorer: Scorer, selection: Selection = .standard) {
    self.reader = reader
    self.scorer = scorer
    self.selection = selection
  }

  /// Reads everything, then hands the findings over, some at a time, each event once, ordered by time, computer and record
  /// number.
  ///
  /// They are made by as many threads as read. Memory stays flat: what does not fit is sorted on disk. Bursts are seen among all events that are not known good,
  /// and so are shared offsets, so that a finding has the same score and indicators whatever the least score.
  public func run(
    progress: (ReadProgress) -> Void = { _ in }, _ body: ([Finding]) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    var wanted = EventSorter()
    var knownGood = KnownGoodFilter(scorer)
    var sharing = OffsetSharing(generalisation: scorer.generalisation)
    try readWanted(&outcome, progress: progress) { event in
      if !selection.includesKnownGood || !knownGood.passesOver(event) { sharing.add(event) }
      try wanted.add(event)
    }
    var burst = BreadthBurst(scorer.profile)
    var events: [(event: RemoteThreadEvent, hosts: Int)] = []
    func score() throws {
      let findings = InParallel.map(events, jobs: reader.jobs) { [scorer] in
        scorer.finding(of: $0.event, sharedBy: $0.hosts)
      }
      events.removeAll(keepingCapacity: true)
      try body(findings.map { burst.watch($0) }.filter { outcome.take($0, by: selection) })
    }
    outcome.repeated = try wanted.drainUnique { event in
      events.append((event, sharing.hosts(sharing: event)))
      if events.count == Self.most { try score() }
    }
    try score()
    return outcome
  }

  /// Findings handed over at a time, a KiB or two each.
  private static let most = 1 << 11

  /// Hands findings over as they come, in the order of the inputs: see ``FindingStream``.
  ///
  /// - Parameter pause: called when what has come so far was handed over.
  public func stream(
    progress: (ReadProgress) -> Void = { _ in }, _ body: (Finding) throws -> Void, pause: () throws -> Void
  ) throws -> Outcome {
    var stream = FindingStream(scorer: scorer, selection: selection)
    var read = Outcome()
    try readWanted(&read, progress: progress) { event in
      if let finding = stream.finding(of: event) { try body(finding) }
    } pause: {
      try pause()
    }
    stream.leaveOut(read.leftOut)
    var outcome = stream.outcome
    outcome.report = read.report
    return outcome
  }

  /// Hands over the events that are wanted whatever they score, in the order of the inputs.
  private func readWanted(
    _ outcome: inout Outcome, progress: (ReadProgress) -> Void, _ body: (RemoteThreadEvent) throws -> Void,
    pause: () throws -> Void = {}
  ) throws {
    guard !selection.includesKnownGood else {
      outcome.report = try reader.read(progress: progress) { events in
        try events.forEach(body)
        try pause()
      }
      return
    }
    var leftOut = 0
    var knownGood = KnownGoodFilter(scorer)
    outcome.report = try reader.readSelected(
      without: { [scorer] in KnownGoodFilter(scorer) }, progress: progress
    ) { selected in
      leftOut += selected.passed
      for event in selected.events {
        if knownGood.passesOver(event) { leftOut += 1 } else { try body(event) }
      }
      if !selected.events.isEmpty { try pause() }
    }
    outcome.leftOut += leftOut
  }
}
