public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline {
  /// Makes the figures of days that were written since ready to be read, by this and by everybody.
  public func condenseDays() throws { try write(DayTable.complete) }

  /// The days with sightings, ascending.
  public func days() throws -> [UTCDay] { try read(DayTable.daysWithSightings) }

  /// For each of some spans of days, ascending and apart: the figures as they were before it, and what was seen in it. One
  /// pass over everything, whatever the number of spans.
  public func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, PartSightings) throws -> Void
  ) throws {
    try read { [isReadOnly] db in
      try Connection.setCache(of: db, isSmall: true)
      defer { try? Connection.setCache(of: db, isSmall: isReadOnly) }
      let whole = try SnapshotScan(db, jobs: jobs)
      var first = FirstSightings(whole.numbered, whole.standings, names: try StoredTables.hosts(db))
      var scan = Optional(consume whole)
      var rest = parts[...]
      var before: BaselineSnapshot?
      func begin() {
        before = scan?.snapshot()
        // Nothing is asked of what comes later, and of a million tuples a scan takes as much memory as all the rest.
        if rest.count == 1 { scan = nil }
      }
      func end() throws {
        if before == nil { begin() }
        guard let figures = before else { return }
        before = nil
        rest.removeFirst()
        try body(figures, first.take())
      }
      try DayTable.forEachDay(db) { day, sightings in
        while let part = rest.first, day > part.upperBound { try end() }
        if let part = rest.first, before == nil, day >= part.lowerBound { begin() }
        if before != nil { try first.add(sightings, on: day) }
        try scan?.add(sightings, on: day)
      }
      while !rest.isEmpty { try end() }
    }
  }

  /// How high benign cases score; nil where that was never found out.
  public func calibration() throws -> Calibration? { try read(StoredCalibration.read) }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) throws {
    try write { db in try StoredCalibration.set(calibration, in: db) }
  }
}
