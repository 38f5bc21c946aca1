import Baseline
import RemoteThread

/// The figures of a row of table `sighting`.
struct SightingFigures {
  private(set) var events: Int64
  private(set) var first: Int64
  private(set) var last: Int64

  /// No event yet; the first will be at `time`.
  init(at time: UTCTime) {
    events = 0
    first = time.milliseconds
    last = time.milliseconds
  }

  /// The figures of a sighting.
  init(_ sighting: Sighting) {
    events = Int64(sighting.events)
    first = sighting.seen.lowerBound.milliseconds
    last = sighting.seen.upperBound.milliseconds
  }

  /// Counts an event.
  mutating func count(_ time: UTCTime) {
    events += 1
    first = min(first, time.milliseconds)
    last = max(last, time.milliseconds)
  }

  /// Writes a row with ``add`` or ``join``.
  func write(_ key: SightingKey, by statement: IntegerStatement) throws {
    statement.bind(key.tuple, at: 0)
    statement.bind(Int64(key.offset), at: 1)
    statement.bind(key.host, at: 2)
    statement.bind(Int64(key.day), at: 3)
    statement.bind(events, at: 4)
    statement.bind(first, at: 5)
    statement.bind(last, at: 6)
    try statement.run()
  }

  /// Adds events to a sighting.
  static let add = upsert(events: "MIN(events + excluded.events, \(Sighting.largestEvents))")
  /// Joins two reports of a sighting.
  static let join = upsert(events: "MAX(events, excluded.events)")

  private static func upsert(events: String) -> String {
    """
    INSERT INTO sighting (tuple_id, offset, host_id, day, events, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (tuple_id, offset, host_id, day) DO UPDATE SET
      events = \(events), first_seen = MIN(first_seen, excluded.first_seen),
      last_seen = MAX(last_seen, excluded.last_seen)
    """
  }
}
