public import RemoteThread

extension InMemoryBaseline {
  /// The days with sightings, ascending.
  public func days() -> [UTCDay] { Set(sightings.values.map(\.day)).sorted() }

  /// The figures as they were before `day`.
  public func snapshot(before day: UTCDay) -> BaselineSnapshot { copy(before: day).snapshot() }

  /// Every tuple seen on these days, with each of its start offsets, and when first; in the order of starts. What is
  /// quarantined is left out.
  public func firstSightings(in days: ClosedRange<UTCDay>) -> [FirstSighting] {
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
