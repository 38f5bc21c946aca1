public import Baseline
public import EventSources
import RemoteThread

/// Counts events of a known-good window into a baseline.
public struct Training {
  let reader: EventReader
  let window: TimeWindow

  /// Events of one transaction at most: enough to make its cost small, few enough to keep memory small.
  static let batchSize = 1 << 17
  /// Events of the first transaction; of the next one twice as many, and so on. The first are written while others are
  /// being read, so that of a log with few of them little is left to do at the end.
  static let firstBatchSize = 1 << 14

  /// What a run did.
  public struct Outcome {
    /// The account of the reading.
    public var report = ReadReport()
    /// What became of the events inside the window.
    public var counts = LearnedCounts()
    /// Events outside the window; not counted.
    public var outsideWindow = 0
    /// The baseline after the run; nil where there was none and nothing came to make one of.
    public var totals: BaselineTotals?
    /// How high benign cases score; nil where the baseline holds too few days to say.
    public var calibration: Calibration?
  }

  /// Makes a run.
  public init(reader: EventReader, window: TimeWindow = .always) {
    self.reader = reader
    self.window = window
  }

  /// Reads everything and counts it.
  ///
  /// A run that is cut off has counted some whole batches; the same run again counts the rest, exactly once.
  /// - Parameters:
  ///   - store: the baseline; where it is nil, `makeStore` makes one for the first batch, so that a run that
  ///     finds nothing to learn leaves nothing behind.
  public func run(
    into store: (any BaselineStore)?, orMake makeStore: () throws -> any BaselineStore,
    progress: (ReadProgress) -> Void = { _ in }
  ) throws -> Outcome {
    var outcome = Outcome()
    var store = store
    var batch = EventBatch()
    var size = Self.firstBatchSize
    func learnBatch() throws {
      guard !batch.isEmpty else { return }
      let open = try store ?? makeStore()
      store = open
      outcome.counts += try open.learn(batch)
      batch = EventBatch()
      size = min(2 * size, Self.batchSize)
    }
    outcome.report = try reader.readForCounting(progress: progress) { events in
      let before = batch.count
      batch.append(events) { window.contains($0.utcTime) }
      outcome.outsideWindow += before + events.count - batch.count
      if batch.count >= size { try learnBatch() }
    }
    try learnBatch()
    if let store {
      let totals = try store.totals()
      outcome.totals = totals
      outcome.calibration = try CalibrationRun().refresh(store, totals: totals)
    }
    return outcome
  }
}
