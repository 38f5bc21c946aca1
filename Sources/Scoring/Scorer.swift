public import Baseline
public import RemoteThread

/// Scores events against a snapshot. Pure: the same event and snapshot always give the same finding.
public struct Scorer: Sendable {
  /// Probability of an image or a start that was never seen.
  public static let base = 1.0 / 1024
  /// Probability of an offset that was never seen.
  public static let offsetBase = 1.0 / 256
  /// Bits of surprise that an offset may cost before it counts.
  public static let offsetSlack = 2.0

  let snapshot: BaselineSnapshot
  private let sources: Context
  private let targets: Context
  private let starts: Context
  private let targetsBySource: [Int32: Context]
  private let startsBySource: [Int32: Context]
  private let startsByTarget: [Int32: Context]
  private let startsByPair: [BaselineSnapshot.Pair: Context]
  private let offsetsByStart: [Int32: Context]

  /// Prepares `snapshot`. O(tuples · log tuples).
  public init(_ snapshot: BaselineSnapshot) {
    self.snapshot = snapshot
    sources = Context(snapshot.sources)
    targets = Context(snapshot.targets)
    starts = Context(snapshot.starts)
    targetsBySource = snapshot.targetsBySource.mapValues(Context.init)
    startsBySource = snapshot.startsBySource.mapValues(Context.init)
    startsByTarget = snapshot.startsByTarget.mapValues(Context.init)
    startsByPair = snapshot.startsByPair.mapValues(Context.init)
    offsetsByStart = snapshot.offsetsByStart.mapValues(Context.init)
  }

  /// Whether `event` is known good, and its score in bits: what decides whether its finding is wanted. O(1), and several
  /// times cheaper than the finding with its words.
  public func standing(of event: RemoteThreadEvent) -> (isKnownGood: Bool, score: Double) {
    let tuple = ThreadTuple(event, generalisation: snapshot.settings.generalisation)
    let place = Place(tuple: tuple, offset: event.startOffset, in: snapshot)
    return (isKnownGood(at: place, snapshot.knowledge(of: tuple)), components(at: place).sum)
  }

  /// The finding of `event`, known good or not. O(1).
  public func finding(of event: RemoteThreadEvent) -> Finding {
    let tuple = ThreadTuple(event, generalisation: snapshot.settings.generalisation)
    let place = Place(tuple: tuple, offset: event.startOffset, in: snapshot)
    let components = components(at: place)
    let novelties = novelties(at: place)
    let knowledge = snapshot.knowledge(of: tuple)
    let explanation = Explanation(event: event, place: place, components: components, novelties: novelties)
    return Finding(
      event: event, tuple: tuple, components: components, novelties: novelties,
      caseIdentity: CaseIdentity(tuple: tuple, offset: event.startOffset, novelties: novelties),
      reasons: explanation.reasons(in: snapshot, knowledge: knowledge), isKnownGood: isKnownGood(at: place, knowledge))
  }

  /// Whether the tuple is known good and so is, where it is the only name of the start, the offset by itself.
  private func isKnownGood(at place: Place, _ knowledge: BaselineSnapshot.TupleKnowledge?) -> Bool {
    guard let knowledge, knowledge.isKnownGood else { return false }
    guard place.tuple.start.isNamedByOffset else { return true }
    return place.offset.map(knowledge.knownGoodOffsets.contains) ?? false
  }

  private func components(at place: Place) -> ScoreComponents {
    ScoreComponents(
      source: sourceEstimate(at: place).excess(), target: targetEstimate(at: place).excess(),
      start: startEstimate(at: place).excess(),
      offset: offsetEstimate(at: place)?.excess(slack: Self.offsetSlack) ?? 0)
  }

  private func sourceEstimate(at place: Place) -> ContextEstimate {
    var estimate = ContextEstimate(base: Self.base)
    estimate.extend(by: sources, seeing: place.source)
    return estimate
  }

  private func targetEstimate(at place: Place) -> ContextEstimate {
    var estimate = ContextEstimate(base: Self.base)
    estimate.extend(by: targets, seeing: place.target)
    estimate.extend(by: place.source.flatMap { targetsBySource[$0] }, seeing: place.target)
    return estimate
  }

  private func startEstimate(at place: Place) -> ContextEstimate {
    var estimate = ContextEstimate(base: Self.base)
    estimate.extend(by: starts, seeing: place.start)
    estimate.extend(by: place.target.flatMap { startsByTarget[$0] }, seeing: place.start)
    estimate.extend(by: place.source.flatMap { startsBySource[$0] }, seeing: place.start)
    estimate.extend(by: place.pair.flatMap { startsByPair[$0] }, seeing: place.start)
    return estimate
  }

  /// Nil where the start has a name of its own, or no module, or no address.
  private func offsetEstimate(at place: Place) -> ContextEstimate? {
    guard let offset = place.offset else { return nil }
    var estimate = ContextEstimate(base: Self.offsetBase)
    estimate.extend(by: place.start.flatMap { offsetsByStart[$0] }, seeing: Int32(offset))
    return estimate
  }

  private func novelties(at place: Place) -> [Novelty] {
    var novelties: [Novelty] = []
    if !sources.knows(place.source) { novelties.append(.source) }
    if !targets.knows(place.target) { novelties.append(.target) }
    let pairTargets = place.source.flatMap { targetsBySource[$0] }
    if pairTargets?.knows(place.target) != true { novelties.append(.pair) }
    if place.pair.flatMap({ startsByPair[$0] })?.knows(place.start) != true { novelties.append(.start) }
    if let offset = place.offset, place.start.flatMap({ offsetsByStart[$0] })?.knows(Int32(offset)) != true {
      novelties.append(.offset)
    }
    return novelties
  }
}

extension Context {
  /// Whether the continuation was seen in this context.
  func knows(_ continuation: Int32?) -> Bool { continuation.map { counts[$0] > 0 } ?? false }
}
