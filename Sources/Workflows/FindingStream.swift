public import RemoteThread
public import Scoring

/// Scores events as they come.
///
/// As ``ScoringRun/run(progress:_:)``, but for what needs all events at hand: findings come in the order of the events, a
/// repeat is told only where the event came among the last 131,072 that were wanted, a burst only among events that come
/// about in the order of their times, and hosts that share a start only among those that came before.
public struct FindingStream {
  private let scorer: Scorer
  private let selection: ScoringRun.Selection
  private var knownGood: KnownGoodFilter
  private var burst: BreadthBurst
  private var sharing: OffsetSharing
  private var recent = RecentIdentities()
  /// What was done so far; without a report.
  public private(set) var outcome = ScoringRun.Outcome()

  /// Nothing scored yet.
  public init(scorer: Scorer, selection: ScoringRun.Selection = .standard) {
    self.scorer = scorer
    self.selection = selection
    knownGood = KnownGoodFilter(scorer)
    burst = BreadthBurst(scorer.profile)
    sharing = OffsetSharing(generalisation: scorer.generalisation)
  }

  /// The finding of an event; nil where it is not wanted.
  public mutating func finding(of event: RemoteThreadEvent) -> Finding? {
    if !selection.includesKnownGood, knownGood.passesOver(event) {
      outcome.leftOut += 1
      return nil
    }
    guard recent.insert(EventIdentity(of: event)) else {
      outcome.repeated += 1
      return nil
    }
    if !selection.includesKnownGood || !knownGood.passesOver(event) { sharing.add(event) }
    let finding = burst.watch(scorer.finding(of: event, sharedBy: sharing.hosts(sharing: event)))
    return outcome.take(finding, by: selection) ? finding : nil
  }

  /// Counts events that were left out elsewhere.
  mutating func leaveOut(_ count: Int) { outcome.leftOut += count }
}

/// The last identities that came, so that an event that is read twice is told, in little memory.
struct RecentIdentities {
  private let most: Int
  private var newer: Set<EventIdentity> = []
  private var older: Set<EventIdentity> = []

  /// Remembers at least the last `most` identities, and at most twice as many.
  init(most: Int = 1 << 17) { self.most = most }

  /// Whether the identity is not among those that are remembered. Remembers it.
  mutating func insert(_ identity: EventIdentity) -> Bool {
    guard !older.contains(identity), newer.insert(identity).inserted else { return false }
    if newer.count >= most {
      older = newer
      newer = []
    }
    return true
  }
}
