public import Baseline
public import EventSources
import RemoteThread

/// Counts events of a known-good window into a baseline.
public struct Training {
  let reader: EventReader
  let window: TimeWindow

  /// Events per transaction: enough to make its cost small, few enough to keep memory small.
  static let batchSize = 1 << 17
  /// A transaction ends sooner where there are few such events in a log, so that they are written while the rest is being
  /// read: from so many events on, once so many portions of the input, of a MiB or two, were read for it.
  private static let smallBatch = (events: 1 << 12, portions: 128)

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
    var portions = 0
    func learnBatch() throws {
      guard !batch.isEmpty else { return }
      let open = try store ?? makeStore()
      store = open
      outcome.counts += try open.learn(batch)
      batch = EventBatch()
      portions = 0
    }
    outcome.report = try reader.readForCounting(progress: progress) { events in
      let before = batch.count
      batch.append(events) { window.contains($0.utcTime) }
      outcome.outsideWindow += before + events.count - batch.count
      portions += 1
      let isEnough = batch.count >= Self.smallBatch.events && portions >= Self.smallBatch.portions
      if isEnough || batch.count >= Self.batchSize { try learnBatch() }
    }
    try learnBatch()
    if let store {
      try store.condenseDays()
      let totals = try store.totals()
      outcome.totals = totals
      outcome.calibration = try CalibrationRun(jobs: reader.jobs).refresh(store, totals: totals)
    }
    return outcome
  }
}
