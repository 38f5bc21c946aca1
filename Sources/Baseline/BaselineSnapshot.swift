public import RemoteThread

/// The figures of a baseline that scoring needs, as one consistent and immutable picture.
///
/// Images, starts and offsets are numbered within the snapshot; a string that was never seen has no number.
/// Quarantined tuples are not in the counts.
public struct BaselineSnapshot: Sendable {
  /// How the baseline counts.
  public let settings: BaselineSettings
  /// Overall figures.
  public let totals: BaselineTotals

  /// Sources: host-days of each.
  public internal(set) var sources = ContinuationCounts()
  /// Targets over all sources.
  public internal(set) var targets = ContinuationCounts()
  /// Targets of each source.
  public internal(set) var targetsBySource: [Int32: ContinuationCounts] = [:]
  /// Starts over everything.
  public internal(set) var starts = ContinuationCounts()
  /// Starts of each source.
  public internal(set) var startsBySource: [Int32: ContinuationCounts] = [:]
  /// Starts in each target.
  public internal(set) var startsByTarget: [Int32: ContinuationCounts] = [:]
  /// Starts of each pair of source and target.
  public internal(set) var startsByPair: [Pair: ContinuationCounts] = [:]
  /// Offsets of starts without a function, by the start (a module with a blank function).
  public internal(set) var offsetsByStart: [Int32: ContinuationCounts] = [:]
  /// Offsets of tuples whose start has no function, by the tuple.
  public internal(set) var offsetsByTuple: [TupleKey: ContinuationCounts] = [:]

  private var imageNumbers: [String: Int32] = [:]
  private var startNumbers: [ThreadStart: Int32] = [:]
  /// Images, folded and generalised, at their numbers.
  public private(set) var images: [String] = []
  /// Starts at their numbers.
  public private(set) var startsByNumber: [ThreadStart] = []
  private(set) var knowledge: [TupleKey: TupleKnowledge] = [:]

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
    /// The start offsets that are known good by themselves.
    public let knownGoodOffsets: Set<UInt16>
  }

  init(settings: BaselineSettings, totals: BaselineTotals) {
    self.settings = settings
    self.totals = totals
  }

  /// The number of an image, folded and generalised; nil where it was never seen as source or target.
  public func image(_ path: String) -> Int32? { imageNumbers[path] }

  /// The number of a start; nil where it was never seen.
  public func start(_ start: ThreadStart) -> Int32? { startNumbers[start] }

  /// What is known of `tuple`; nil where it was never seen nor decided about.
  public func knowledge(of tuple: ThreadTuple) -> TupleKnowledge? {
    guard let source = image(tuple.source), let target = image(tuple.target), let start = start(tuple.start)
    else { return nil }
    return knowledge[TupleKey(source: source, target: target, start: start)]
  }

  mutating func number(ofImage path: String) -> Int32 {
    if let number = imageNumbers[path] { return number }
    let number = Int32(images.count)
    imageNumbers[path] = number
    images.append(path)
    return number
  }

  mutating func number(ofStart start: ThreadStart) -> Int32 {
    if let number = startNumbers[start] { return number }
    let number = Int32(startsByNumber.count)
    startNumbers[start] = number
    startsByNumber.append(start)
    return number
  }

  mutating func learn(_ knowledge: TupleKnowledge, of key: TupleKey) { self.knowledge[key] = knowledge }
}
