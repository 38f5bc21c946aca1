public import RemoteThread

extension InMemoryBaseline {
  /// Does nothing: everything is at hand.
  public func condenseDays() {}

  /// The days with sightings, ascending.
  public func days() -> [UTCDay] { Set(sightings.values.map(\.day)).sorted() }

  /// For each of some spans of days: the figures as they were before it, and what was seen in it.
  public func forEachPart(
    _ parts: [ClosedRange<UTCDay>], _ body: (BaselineSnapshot, PartSightings) throws -> Void
  ) rethrows {
    for part in parts { try body(copy(before: part.lowerBound).snapshot(), firstSightings(in: part)) }
  }

  private func firstSightings(in days: ClosedRange<UTCDay>) -> PartSightings {
    let seen = sightings.values.filter { days.contains($0.day) && !isQuarantined($0) }
    let images = Array(Set(seen.flatMap { [ExactText($0.tuple.source), ExactText($0.tuple.target)] }))
    let starts = Array(Set(seen.map(\.tuple.start)))
    let hosts = Array(Set(seen.map(\.host)))
    let imageNumbers = Dictionary(uniqueKeysWithValues: zip(images, Int32(0)...))
    let startNumbers = Dictionary(uniqueKeysWithValues: zip(starts, Int32(0)...))
    let hostNumbers = Dictionary(uniqueKeysWithValues: zip(hosts, Int32(0)...))
    let first = Dictionary(grouping: seen) { TupleStart(tuple: $0.tuple, offset: $0.offset) }
      .compactMap { start, seen -> FirstSighting? in
        guard let source = imageNumbers[ExactText(start.tuple.source)],
          let target = imageNumbers[ExactText(start.tuple.target)], let number = startNumbers[start.tuple.start],
          let day = seen.map(\.day).min()
        else { return nil }
        let named = start.tuple.start.isNamedByOffset ? Set(seen.map(\.host)) : []
        return FirstSighting(
          of: BaselineSnapshot.TupleKey(source: source, target: target, start: number), offset: start.offset, on: day,
          hosts: named.compactMap { hostNumbers[$0] })
      }
    return PartSightings(images: images.map(\.text), starts: starts, hosts: hosts, sightings: first)
  }

  /// How high benign cases score.
  public func calibration() -> Calibration? { storedCalibration }

  /// Replaces the calibration.
  public func setCalibration(_ calibration: Calibration?) { storedCalibration = calibration }
}
