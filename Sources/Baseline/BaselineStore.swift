public import RemoteThread

/// Where a baseline is kept.
///
/// Every store gives the same answers for the same events, whatever their order and however often they come.
public protocol BaselineStore {
  /// How this baseline counts.
  var settings: BaselineSettings { get throws }

  /// Counts the events that were not counted before (``EventIdentity``), all of them or, on an error, none.
  func learn(_ batch: EventBatch) throws -> LearnedCounts

  /// Makes the figures of days that were written since ready to be read: what is asked of all days after it takes as long
  /// as their different things do, not as their host-days.
  func condenseDays() throws

  /// The figures that scoring needs, as one consistent picture.
  func snapshot() throws -> BaselineSnapshot

  /// Every tuple, in the order of tuples.
  func tuples() throws -> [TupleSummary]

  /// Overall figures.
  func totals() throws -> BaselineTotals

  /// Replaces the known-good policy.
  func setPolicy(_ policy: KnownGoodPolicy) throws

  /// The days with sightings, ascending.
  func days() throws -> [UTCDay]

  /// For each of some spans of days, ascending and apart: the figures that scoring would have needed before it, had nothing
  /// been seen from then on (decisions by name count), and every tuple seen in it, with each of its start offsets, and when
  /// first; in an order of the store's own. What is quarantined is left out of the latter.
  func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, PartSightings) throws -> Void
  ) throws

  /// The hosts that saw a tuple of those wanted, most days first.
  func hosts(having isWanted: (ThreadTuple) -> Bool) throws -> [HostSupport]

  /// How high benign cases score; nil where that was never found out.
  func calibration() throws -> Calibration?

  /// Replaces the calibration.
  func setCalibration(_ calibration: Calibration?) throws

  /// Hands the whole baseline over as rows of the text form, sorted.
  func exportRows(_ body: (BaselineRow) throws -> Void) throws

  /// Joins the rows that `next` gives until it gives nil, all of them or, on an error of its own or of `next`, none.
  ///
  /// Joining takes the larger of two counts of the same sighting and the union of what was read, so it is
  /// commutative, associative and idempotent.
  func importRows(_ next: () throws -> BaselineRow?) throws
}

/// What became of a batch of events.
public struct LearnedCounts: Sendable, Hashable {
  /// Events counted now.
  public var learned: Int
  /// Events that had been counted before.
  public var repeated: Int

  /// Makes counts.
  public init(learned: Int = 0, repeated: Int = 0) {
    self.learned = learned
    self.repeated = repeated
  }

  /// Adds two counts.
  public static func += (left: inout LearnedCounts, right: LearnedCounts) {
    left.learned += right.learned
    left.repeated += right.repeated
  }
}

extension BaselineStore {
  /// Counts the events that were not counted before, all of them or, on an error, none.
  public func learn(_ events: [RemoteThreadEvent]) throws -> LearnedCounts { try learn(EventBatch(events)) }

  /// Joins rows of the text form into the baseline, all of them or, on an error, none.
  public func importRows(_ rows: some Sequence<BaselineRow>) throws {
    var iterator = rows.makeIterator()
    try importRows { iterator.next() }
  }
}
