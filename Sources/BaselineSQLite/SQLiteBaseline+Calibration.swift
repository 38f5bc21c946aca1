public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline {
  /// The days with sightings, ascending.
  public func days() throws -> [UTCDay] {
    try read { db in
      var days: [UTCDay] = []
      try HostDayTable.forEachID(db) { id in
        if days.last != id.day { days.append(id.day) }
      }
      return days
    }
  }

  /// For each of some spans of days, ascending and apart: the figures as they were before it, and what was seen in it. One
  /// pass over everything, whatever the number of spans.
  public func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, [FirstSighting]) throws -> Void
  ) throws {
    try read { db in
      var scan = try SnapshotScan(db)
      var first = FirstSightings(scan.numbered, scan.standings, names: try StoredTables.hosts(db))
      var rest = parts[...]
      var before: BaselineSnapshot?
      func end() throws {
        guard rest.first != nil else { return }
        try body(before ?? scan.snapshot(), first.take())
        before = nil
        rest.removeFirst()
      }
      try HostDayTable.forEachSightings(db) { id, sightings in
        while let part = rest.first, id.day > part.upperBound { try end() }
        if let part = rest.first, before == nil, id.day >= part.lowerBound { before = scan.snapshot() }
        try scan.add(sightings, on: id) { entry, place in
          if before != nil { first.add(entry, at: place, on: id) }
        }
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
