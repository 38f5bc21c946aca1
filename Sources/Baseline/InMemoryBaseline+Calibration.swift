public import RemoteThread

extension InMemoryBaseline {
  /// The days with sightings, ascending.
  public func days() -> [UTCDay] { Set(sightings.values.map(\.day)).sorted() }

  /// The figures as they were before `day`.
  public func snapshot(before day: UTCDay) -> BaselineSnapshot { copy(before: day).snapshot() }

  /// Every tuple seen from `day` on, with each of its start offsets; each once, in any order.
  public func starts(from day: UTCDay) -> [TupleStart] {
    let seen = sightings.values.filter { $0.day >= day && !isQuarantined($0) }
    return Set(seen.map { TupleStart(tuple: $0.tuple, offset: $0.offset) }).sorted()
  }

  /// How high benign cases score.
  public func calibration() -> Calibration? { storedCalibration }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) { storedCalibration = calibration }
}
