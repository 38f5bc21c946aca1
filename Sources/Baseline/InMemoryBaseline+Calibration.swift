public import RemoteThread

extension InMemoryBaseline {
  /// Does nothing: everything is at hand.
  public func condenseDays() {}

  /// The days with sightings, ascending.
  public func days() -> [UTCDay] { Set(sightings.values.map(\.day)).sorted() }

  /// For each of some spans of days: the figures as they were before it, and what was seen in it.
  public func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, [FirstSighting]) throws -> Void
  ) rethrows {
    for part in parts { try body(copy(before: part.lowerBound).snapshot(), firstSightings(in: part)) }
  }

  private func firstSightings(in days: ClosedRange<UTCDay>) -> [FirstSighting] {
    let seen = sightings.values.filter { days.contains($0.day) && !isQuarantined($0) }
    return Dictionary(grouping: seen) { TupleStart(tuple: $0.tuple, offset: $0.offset) }
      .compactMap { start, seen in
        let hosts = start.tuple.start.isNamedByOffset ? Set(seen.map(\.host)) : []
        return seen.map(\.day).min().map { FirstSighting(start, on: $0, hosts: hosts) }
      }
      .sorted { $0.start < $1.start }
  }

  /// How high benign cases score.
  public func calibration() -> Calibration? { storedCalibration }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) { storedCalibration = calibration }
}
