public import RemoteThread

extension BaselineSnapshot {
  /// A snapshot of what a store knows: `fill` adds every tuple and every marginal.
  ///
  /// - Parameters:
  ///   - images: sources and targets, each once; their places are their numbers.
  ///   - starts: the same for starts.
  public init(
    settings: BaselineSettings, totals: BaselineTotals, images: [String], starts: [ThreadStart],
    _ fill: (inout Builder) throws -> Void
  ) rethrows {
    var builder = Builder(policy: settings.policy, images: images, starts: starts)
    try fill(&builder)
    self.init(builder, settings: settings, totals: totals)
  }

  /// Something that a snapshot counts.
  ///
  /// A marginal (the starts of a source over all its targets, say) counts distinct host-days of its own: a source that
  /// did the same in eighty targets on one host and day did it on one host-day.
  public enum Marginal: Sendable, Hashable {
    /// A source.
    case source(Int32)
    /// A target.
    case target(Int32)
    /// A pair.
    case pair(Pair)
    /// A start.
    case start(Int32)
    /// A start by a source.
    case sourceStart(source: Int32, start: Int32)
    /// A start in a target.
    case targetStart(target: Int32, start: Int32)
    /// A start of a pair: a whole tuple.
    case tuple(TupleKey)
    /// An offset of a start that has no function.
    case offset(start: Int32, UInt16)
    /// A start on the days before one of its offsets was first seen.
    case startBefore(start: Int32, offset: UInt16)
  }

  /// What a snapshot is made of.
  public struct Builder {
    let images: [String]
    let starts: [ThreadStart]
    private let policy: KnownGoodPolicy

    var sourceTally = ContinuationTally()
    var targetTally = ContinuationTally()
    var startTally = ContinuationTally()
    var targetsBySource = ContextTable<Int32>.Builder()
    var startsBySource = ContextTable<Int32>.Builder()
    var startsByTarget = ContextTable<Int32>.Builder()
    var startsByPair = ContextTable<Pair>.Builder()
    var offsetsByStart = ContextTable<Int32>.Builder()
    var offsetsByTuple = ContextTable<TupleKey>.Builder()
    var startsBeforeOffset = ContextTable<Int32>.Builder()
    var knowledge = TupleKnowledgeTable()

    /// Nothing seen yet of `images` (sources and targets) and `starts`, each of which is there once, at its number.
    /// - Parameter tuples: how many will come, where that is known: an array that grows leaves holes in the memory.
    public init(policy: KnownGoodPolicy, images: [String], starts: [ThreadStart], tuples: Int = 0) {
      self.policy = policy
      self.images = images
      self.starts = starts
      knowledge.reserve(tuples)
      startsByPair.reserve(contexts: tuples, continuations: tuples)
      targetsBySource.reserve(contexts: 0, continuations: tuples)
      startsBySource.reserve(contexts: 0, continuations: tuples)
      startsByTarget.reserve(contexts: 0, continuations: tuples)
    }

    /// Adds a tuple, each once.
    /// - Parameter offsets: what was seen of its start offsets, where the start is named by them.
    public mutating func add(
      _ key: TupleKey, support: TupleSupport, status: TupleStatus, offsets: [OffsetSummary]
    ) {
      let isNamedByOffset = starts[Int(key.start)].isNamedByOffset
      knowledge.add(
        key, support, status: status, isKnownGood: policy.isKnownGood(support, status: status),
        knownGoodOffsets: isNamedByOffset ? offsets.filter(\.isKnownGood).map(\.offset) : [])
      if isNamedByOffset, status != .quarantined {
        for offset in offsets where offset.standing != .quarantined {
          offsetsByTuple.add(offset.hostDays, of: Int32(offset.offset), in: key)
        }
      }
      if status == .approved { addApproval(of: key, seenOn: support.hostDays) }
    }

    /// Adds the distinct host-days of a marginal over the tuples that are not quarantined; each at most once.
    public mutating func add(_ count: Int, of marginal: Marginal) {
      switch marginal {
      case .source(let source): sourceTally.add(count, of: source)
      case .target(let target): targetTally.add(count, of: target)
      case .pair(let pair): targetsBySource.add(count, of: pair.target, in: pair.source)
      case .start(let start): startTally.add(count, of: start)
      case .sourceStart(let source, let start): startsBySource.add(count, of: start, in: source)
      case .targetStart(let target, let start): startsByTarget.add(count, of: start, in: target)
      case .tuple(let key):
        startsByPair.add(count, of: key.start, in: Pair(source: key.source, target: key.target))
      case .offset(let start, let offset): offsetsByStart.add(count, of: Int32(offset), in: start)
      case .startBefore(let start, let offset): startsBeforeOffset.add(count, of: Int32(offset), in: start)
      }
    }

    /// Counts an approved tuple as if it had been seen on as many host-days as the policy asks.
    private mutating func addApproval(of key: TupleKey, seenOn hostDays: Int) {
      let missing = policy.minimumHostDays - hostDays
      guard missing > 0 else { return }
      for marginal in Marginal.marginals(of: key) { add(missing, of: marginal) }
    }
  }
}

extension BaselineSnapshot.Marginal {
  /// Everything that a sighting of a tuple counts towards, but for its offset.
  package static func marginals(of key: BaselineSnapshot.TupleKey) -> [Self] {
    [
      .source(key.source), .target(key.target), .pair(.init(source: key.source, target: key.target)),
      .start(key.start), .sourceStart(source: key.source, start: key.start),
      .targetStart(target: key.target, start: key.start), .tuple(key),
    ]
  }
}
