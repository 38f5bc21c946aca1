public import Baseline
public import EventSources
public import RemoteThread
public import Scoring

/// Explains single findings in full: the parts of the score with their counts, neighbours in the baseline, hosts.
public struct ExplainRun {
  private let store: any BaselineStore
  private let scorer: Scorer
  private let generalisation: PathGeneralisation

  /// Makes a run against a baseline; memory: a snapshot.
  public init(_ store: any BaselineStore, profile: ScoringProfile = .standard) throws {
    let calibration = try store.calibration()
    let snapshot = try store.snapshot()
    self.store = store
    scorer = Scorer(snapshot, profile: profile, calibration: calibration)
    generalisation = snapshot.settings.generalisation
  }

  /// Explains the events with a record number, of one computer (in any case of letters) or of any, each once, in the order
  /// of output. A breadth burst, which needs the events around, is not looked for.
  public func run(
    _ reader: EventReader, recordID: UInt64, computer: String?, progress: (ReadProgress) -> Void = { _ in }
  ) throws -> (report: ReadReport, findings: [ExplainedFinding]) {
    let wanted = computer.map(ASCIIFold.fold)
    var found: Set<RemoteThreadEvent> = []
    var knownGood = KnownGoodFilter(scorer)
    var sharing = OffsetSharing(generalisation: scorer.generalisation)
    let report = try reader.read(progress: progress) { events in
      for event in events {
        if event.startFunction == nil, !knownGood.passesOver(event) { sharing.add(event) }
        guard event.recordID == recordID else { continue }
        if wanted == nil || ASCIIFold.fold(event.computer) == wanted { found.insert(event) }
      }
    }
    let ordered = found.sorted { $0.isOrdered(before: $1) }
    return (
      report,
      try ordered.map { try explained($0, sharedBy: sharing.hosts(sharing: $0), isRecorded: true) }
    )
  }

  /// Explains a tuple as if it had come, at a start address where that matters.
  public func run(of spelling: TupleExample, startAddress: StartAddress?) throws -> ExplainedFinding? {
    guard let source = ImagePath(spelling.source), let target = ImagePath(spelling.target) else { return nil }
    let event = RemoteThreadEvent(
      utcTime: UTCTime(milliseconds: 0), computer: "", sourceImage: source, targetImage: target,
      startAddress: startAddress, startModule: ImagePath(spelling.module), startFunction: spelling.function)
    return try explained(event, sharedBy: 1, isRecorded: false)
  }

  private func explained(_ event: RemoteThreadEvent, sharedBy hosts: Int, isRecorded: Bool) throws -> ExplainedFinding {
    let finding = scorer.finding(of: event, sharedBy: hosts)
    let tuple = finding.tuple
    let tuples = try store.tuples()
    let (scope, known) = try self.hosts(of: tuple)
    return ExplainedFinding(
      finding: finding, isRecorded: isRecorded,
      detail: scorer.detail(of: tuple, offset: event.startOffset, sharedBy: hosts),
      known: tuples.first { $0.tuple == tuple }, neighbours: TupleNeighbour.all(of: tuple, among: tuples),
      hostScope: scope, hosts: known)
  }

  /// The hosts that saw the tuple; where none did, the pair; where none did, the source.
  private func hosts(of tuple: ThreadTuple) throws -> (ExplainedFinding.HostScope, [HostSupport]) {
    let same = try store.hosts { $0 == tuple }
    guard same.isEmpty else { return (.tuple, same) }
    let pair = try store.hosts { $0.source == tuple.source && $0.target == tuple.target }
    guard pair.isEmpty else { return (.pair, pair) }
    return (.source, try store.hosts { $0.source == tuple.source })
  }
}

/// One finding in full.
public struct ExplainedFinding: Sendable {
  /// The finding.
  public let finding: Finding
  /// Whether it is of an event that was read; otherwise its time and computer say nothing.
  public let isRecorded: Bool
  /// How the score comes about.
  public let detail: ScoreDetail
  /// What the baseline knows of the tuple; nil where it never saw it.
  public let known: TupleSummary?
  /// Tuples that differ in one thing, the nearest first.
  public let neighbours: [TupleNeighbour]
  /// What the hosts saw.
  public let hostScope: HostScope
  /// The hosts that saw it, most days first.
  public let hosts: [HostSupport]

  /// How much of the tuple a host saw.
  public enum HostScope: String, Sendable, Hashable {
    /// All of it.
    case tuple
    /// Source and target.
    case pair
    /// The source.
    case source
  }
}

/// A tuple of the baseline that differs from another one in one thing.
public struct TupleNeighbour: Sendable, Hashable {
  /// What differs.
  public let difference: Difference
  /// The tuple.
  public let summary: TupleSummary

  /// What differs.
  public enum Difference: String, Sendable, Hashable, CaseIterable {
    /// Another start of the same source in the same target.
    case start
    /// The same start of the same source in another target.
    case target
    /// The same start in the same target by another source.
    case source
  }

  /// At most five of each difference, those on most host-days first, then in the order of tuples.
  static func all(of tuple: ThreadTuple, among tuples: [TupleSummary]) -> [TupleNeighbour] {
    Difference.allCases.flatMap { difference in
      tuples.filter { difference.isOnly(between: $0.tuple, and: tuple) }
        .sorted { ($1.support.hostDays, $0.tuple) < ($0.support.hostDays, $1.tuple) }
        .prefix(5).map { TupleNeighbour(difference: difference, summary: $0) }
    }
  }
}

extension TupleNeighbour.Difference {
  fileprivate func isOnly(between left: ThreadTuple, and right: ThreadTuple) -> Bool {
    let differs = (left.source != right.source, left.target != right.target, left.start != right.start)
    switch self {
    case .start: return differs == (false, false, true)
    case .target: return differs == (false, true, false)
    case .source: return differs == (true, false, false)
    }
  }
}
