public import RemoteThread

/// The figures of a baseline that scoring needs, as one consistent and immutable picture.
///
/// Images, starts and offsets are numbered within the snapshot; a string that was never seen has no number.
/// Quarantined tuples are not in the counts. Memory: about 100 bytes a tuple.
public struct BaselineSnapshot: Sendable {
  /// How the baseline counts.
  public let settings: BaselineSettings
  /// Overall figures.
  public let totals: BaselineTotals

  /// Sources: host-days of each.
  public let sources: ContinuationCounts
  /// Targets over all sources.
  public let targets: ContinuationCounts
  /// Targets of each source.
  public let targetsBySource: ContextTable<Int32>
  /// Starts over everything.
  public let starts: ContinuationCounts
  /// Starts of each source.
  public let startsBySource: ContextTable<Int32>
  /// Starts in each target.
  public let startsByTarget: ContextTable<Int32>
  /// Starts of each pair of source and target.
  public let startsByPair: ContextTable<Pair>
  /// Offsets of starts without a function, by the start (a module with a blank function).
  public let offsetsByStart: ContextTable<Int32>
  /// Offsets of tuples whose start has no function, by the tuple.
  public let offsetsByTuple: ContextTable<TupleKey>
  /// Host-days of each start without a function before the day on which an offset was first seen, by the start and the
  /// offset; nothing where the offset was there from its first day on.
  public let startsBeforeOffset: ContextTable<Int32>

  /// Images, folded and generalised, at their numbers.
  public let images: [String]
  /// Starts at their numbers.
  public let startsByNumber: [ThreadStart]
  private let imageNumbers: [ExactText: Int32]
  private let startNumbers: [ThreadStart: Int32]
  private let knowledge: TupleKnowledgeTable

  /// A source and a target by number.
  public struct Pair: Sendable, Hashable {
    /// Number of the source.
    public let source: Int32
    /// Number of the target.
    public let target: Int32

    /// Makes a pair.
    public init(source: Int32, target: Int32) {
      self.source = source
      self.target = target
    }
  }

  /// A tuple by the numbers of its parts.
  public struct TupleKey: Sendable, Hashable {
    /// Number of the source.
    public let source: Int32
    /// Number of the target.
    public let target: Int32
    /// Number of the start.
    public let start: Int32

    /// Makes a key.
    public init(source: Int32, target: Int32, start: Int32) {
      self.source = source
      self.target = target
      self.start = start
    }
  }

  /// What is known of one tuple.
  public struct TupleKnowledge: Sendable, Hashable {
    /// How often it was seen.
    public let support: TupleSupport
    /// What was decided about it.
    public let status: TupleStatus
    /// Whether the policy calls it known good.
    public let isKnownGood: Bool
    /// The start offsets that are known good by themselves; none where the start has a better name.
    public let knownGoodOffsets: Set<UInt16>
  }

  /// A snapshot of what was added to `builder`.
  public init(_ builder: consuming Builder, settings: BaselineSettings, totals: BaselineTotals) {
    self.settings = settings
    self.totals = totals
    images = builder.images
    startsByNumber = builder.starts
    imageNumbers = Dictionary(zip(builder.images.lazy.map(ExactText.init), Int32(0)...)) { first, _ in first }
    startNumbers = Dictionary(zip(builder.starts, Int32(0)...)) { first, _ in first }
    sources = ContinuationCounts(builder.sourceTally)
    targets = ContinuationCounts(builder.targetTally)
    starts = ContinuationCounts(builder.startTally)
    targetsBySource = builder.targetsBySource.takeTable()
    startsBySource = builder.startsBySource.takeTable()
    startsByTarget = builder.startsByTarget.takeTable()
    startsByPair = builder.startsByPair.takeTable()
    offsetsByStart = builder.offsetsByStart.takeTable()
    offsetsByTuple = builder.offsetsByTuple.takeTable()
    startsBeforeOffset = builder.startsBeforeOffset.takeTable()
    builder.knowledge.sort()
    knowledge = builder.knowledge
  }

  /// The number of an image, folded and generalised; nil where it was never seen as source or target.
  public func image(_ path: String) -> Int32? { imageNumbers[ExactText(path)] }

  /// The number of a start; nil where it was never seen.
  public func start(_ start: ThreadStart) -> Int32? { startNumbers[start] }

  /// What is known of `tuple`; nil where it was never seen nor decided about.
  public func knowledge(of tuple: ThreadTuple) -> TupleKnowledge? {
    guard let source = image(tuple.source), let target = image(tuple.target), let start = start(tuple.start)
    else { return nil }
    return knowledge(of: TupleKey(source: source, target: target, start: start))
  }

  /// What is known of a tuple by its numbers; nil where it was never seen nor decided about.
  public func knowledge(of tuple: TupleKey) -> TupleKnowledge? { knowledge[tuple] }
}
