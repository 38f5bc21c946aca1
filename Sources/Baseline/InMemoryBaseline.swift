public import RemoteThread

/// A baseline kept in memory: the plain statement of what a store does, which every other store is held against.
///
/// Slow and simple; not for large fleets.
public final class InMemoryBaseline: BaselineStore {
  /// How this baseline counts.
  public private(set) var settings: BaselineSettings
  var storedCalibration: Calibration?
  private(set) var sightings: [SightingKey: Sighting] = [:]
  private var examples: [ThreadTuple: TupleExample] = [:]
  private(set) var decisions: [ThreadTuple: (status: TupleStatus, reason: String?)] = [:]
  private(set) var offsetDecisions: [TupleStart: (status: TupleStatus, reason: String?)] = [:]
  private var quarantineDecisions: Set<QuarantineDecision> = []
  private var ledger: [HostDay: LedgerPage] = [:]

  struct SightingKey: Hashable {
    let tuple: ThreadTuple
    let offset: UInt16?
    let hostDay: HostDay
  }

  /// An empty baseline.
  public init(settings: BaselineSettings = BaselineSettings()) { self.settings = settings }

  /// Replaces the known-good policy.
  public func setPolicy(_ policy: KnownGoodPolicy) { settings.policy = policy }

  /// What it knew before `day`; nothing can be learned into it.
  func copy(before day: UTCDay) -> InMemoryBaseline {
    let copy = InMemoryBaseline(settings: settings)
    copy.sightings = sightings.filter { $0.value.day < day }
    copy.decisions = decisions
    copy.offsetDecisions = offsetDecisions
    let seen = Set(copy.sightings.values.map(\.tuple))
    copy.examples = examples.filter { seen.contains($0.key) || decisions[$0.key]?.status == .approved }
    return copy
  }

  /// Counts the events that were not counted before.
  public func learn(_ batch: EventBatch) -> LearnedCounts {
    var counts = LearnedCounts()
    for row in batch.rows {
      let hostDay = HostDay(host: batch.computers[Int(row.computer)], day: row.utcTime.day)
      if ledger[hostDay, default: .init()].insert(.init(row)) {
        count(row, spelled: batch.spellings[Int(row.spelling)], on: hostDay)
        counts.learned += 1
      } else {
        counts.repeated += 1
      }
    }
    return counts
  }

  /// Counts the events that were not counted before.
  public func learn(_ events: [RemoteThreadEvent]) -> LearnedCounts { learn(EventBatch(events)) }

  private func count(_ row: EventBatch.Row, spelled spelling: ThreadSpelling, on hostDay: HostDay) {
    let tuple = ThreadTuple(spelling, generalisation: settings.generalisation)
    merge(TupleExample(spelling), into: tuple)
    let key = SightingKey(tuple: tuple, offset: row.offset, hostDay: hostDay)
    let time = row.utcTime
    if var sighting = sightings[key] {
      sighting.events = min(sighting.events + 1, Sighting.largestEvents)
      sighting.seen = min(sighting.seen.lowerBound, time)...max(sighting.seen.upperBound, time)
      sightings[key] = sighting
    } else {
      sightings[key] = Sighting(
        tuple: tuple, offset: row.offset, host: hostDay.host, day: hostDay.day, events: 1, seen: time...time)
    }
  }

  private func merge(_ example: TupleExample, into tuple: ThreadTuple) {
    examples[tuple] = examples[tuple]?.merged(with: example) ?? example
  }

  /// Every tuple, in order.
  public func tuples() -> [TupleSummary] {
    let seen = Dictionary(grouping: sightings.values, by: \.tuple)
    return examples.keys.sorted().map { tuple in
      let support = TupleSupport(of: seen[tuple] ?? [])
      let status = decisions[tuple]?.status ?? .learned
      return TupleSummary(
        tuple: tuple, example: examples[tuple] ?? TupleExample(spelling: tuple), support: support, status: status,
        isKnownGood: settings.policy.isKnownGood(support, status: status),
        offsets: offsets(of: tuple, seen[tuple] ?? [], status: status))
    }
  }

  private func offsets(of tuple: ThreadTuple, _ sightings: [Sighting], status: TupleStatus) -> [OffsetSummary] {
    let byOffset = Dictionary(grouping: sightings.filter { $0.offset != nil }) { $0.offset ?? 0 }
    return byOffset.sorted { $0.key < $1.key }.map { offset, sightings in
      let support = TupleSupport(of: sightings)
      return OffsetSummary(
        offset: offset, hostDays: support.hostDays, days: support.days, events: support.events, status: status,
        standing: standing(of: TupleStart(tuple: tuple, offset: offset)), policy: settings.policy)
    }
  }

  private func standing(of start: TupleStart) -> TupleStatus { offsetDecisions[start]?.status ?? .learned }

  /// Whether a sighting is counted but not learned.
  func isQuarantined(_ sighting: Sighting) -> Bool {
    decisions[sighting.tuple]?.status == .quarantined
      || standing(of: TupleStart(tuple: sighting.tuple, offset: sighting.offset)) == .quarantined
  }

  /// Overall figures.
  public func totals() -> BaselineTotals {
    let tuples = tuples()
    return BaselineTotals(
      tuples: tuples.count, knownGood: tuples.count(where: \.isKnownGood), support: TupleSupport(of: sightings.values))
  }

  /// The figures that scoring needs.
  public func snapshot() -> BaselineSnapshot {
    let tuples = tuples()
    let images = Array(Set(tuples.flatMap { [ExactText($0.tuple.source), ExactText($0.tuple.target)] }))
    let starts = Array(Set(tuples.map(\.tuple.start)))
    let imageNumbers = Dictionary(uniqueKeysWithValues: zip(images, Int32(0)...))
    let startNumbers = Dictionary(uniqueKeysWithValues: zip(starts, Int32(0)...))
    func key(_ tuple: ThreadTuple) -> BaselineSnapshot.TupleKey {
      BaselineSnapshot.TupleKey(
        source: imageNumbers[ExactText(tuple.source)] ?? -1, target: imageNumbers[ExactText(tuple.target)] ?? -1,
        start: startNumbers[tuple.start] ?? -1)
    }
    return BaselineSnapshot(settings: settings, totals: totals(), images: images.map(\.text), starts: starts) {
      builder in
      for (marginal, hostDays) in hostDaysOfMarginals(key) { builder.add(hostDays.count, of: marginal) }
      for summary in tuples {
        builder.add(
          key(summary.tuple), support: summary.support, status: summary.status, offsets: summary.offsets)
      }
    }
  }

  private func hostDaysOfMarginals(
    _ key: (ThreadTuple) -> BaselineSnapshot.TupleKey
  ) -> [BaselineSnapshot.Marginal: Set<HostDay>] {
    var hostDays: [BaselineSnapshot.Marginal: Set<HostDay>] = [:]
    for sighting in sightings.values where decisions[sighting.tuple]?.status != .quarantined {
      let key = key(sighting.tuple)
      var marginals = BaselineSnapshot.Marginal.marginals(of: key)
      if sighting.tuple.start.isNamedByOffset, let offset = sighting.offset, !isQuarantined(sighting) {
        marginals.append(.offset(start: key.start, offset))
      }
      for marginal in marginals {
        hostDays[marginal, default: []].insert(HostDay(host: sighting.host, day: sighting.day))
      }
    }
    for case (.offset(let start, let offset), let seen) in hostDays {
      let first = seen.lazy.map(\.day).min()
      let earlier = hostDays[.start(start)]?.filter { day in first.map { day.day < $0 } ?? false }
      hostDays[.startBefore(start: start, offset: offset)] = earlier
    }
    return hostDays
  }

  /// Hands the baseline over as rows, sorted.
  public func exportRows(_ body: (BaselineRow) throws -> Void) rethrows {
    try body(.settings(settings))
    for tuple in examples.keys.sorted() {
      let decision = decisions[tuple] ?? (.learned, nil)
      let example = examples[tuple] ?? TupleExample(spelling: tuple)
      try body(.tuple(tuple, example, decision.status, reason: decision.reason))
    }
    for (start, decision) in offsetDecisions.sorted(by: { $0.key < $1.key }) {
      guard let offset = start.offset else { continue }
      try body(.offset(start.tuple, offset, decision.status, reason: decision.reason))
    }
    for decision in quarantineDecisions.sorted() { try body(.decision(decision)) }
    for sighting in sightings.values.sorted(by: Sighting.precedes) { try body(.sighting(sighting)) }
    for hostDay in ledger.keys.sorted() {
      try body(.ledger(host: hostDay.host, day: hostDay.day, ledger[hostDay] ?? LedgerPage()))
    }
  }

  /// Joins rows into the baseline, all of them or, on an error, none.
  public func importRows(_ next: () throws -> BaselineRow?) throws {
    let before = (sightings, examples, decisions, ledger, offsetDecisions, quarantineDecisions)
    do {
      while let row = try next() { try join(row) }
    } catch {
      (sightings, examples, decisions, ledger, offsetDecisions, quarantineDecisions) = before
      throw error
    }
  }

  private func join(_ row: BaselineRow) throws {
    switch row {
    case .settings(let other):
      guard other.generalisation == settings.generalisation else { throw BaselineMergeError.otherGeneralisation }
    case .tuple(let tuple, let example, let status, let reason):
      merge(example, into: tuple)
      decisions[tuple] = TupleDecision.joined(decisions[tuple], (status, reason))
    case .offset(let tuple, let offset, let status, let reason):
      merge(examples[tuple] ?? TupleExample(spelling: tuple), into: tuple)
      let start = TupleStart(tuple: tuple, offset: offset)
      offsetDecisions[start] = TupleDecision.joined(offsetDecisions[start], (status, reason))
    case .decision(let decision):
      quarantineDecisions.insert(decision)
    case .sighting(let sighting):
      join(sighting)
    case .ledger(let host, let day, let page):
      ledger[HostDay(host: host, day: day), default: .init()].formUnion(page)
    }
  }

  private func join(_ sighting: Sighting) {
    let hostDay = HostDay(host: sighting.host, day: sighting.day)
    let key = SightingKey(tuple: sighting.tuple, offset: sighting.offset, hostDay: hostDay)
    merge(examples[sighting.tuple] ?? TupleExample(spelling: sighting.tuple), into: sighting.tuple)
    sightings[key] = sightings[key]?.joined(with: sighting) ?? sighting
  }
}
