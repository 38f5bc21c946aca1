public import Baseline
public import RemoteThread

/// Scores events against a snapshot. Pure: the same event and snapshot always give the same finding.
public struct Scorer: Sendable {
  /// Probability of a source that was never seen, and of a known target or start where nothing was counted; of a source below
  /// Program Files it is 1 / (N + 1), N being the known ones, where that is more.
  public static let base = 1.0 / 1024
  /// Probability of a known offset where nothing was counted.
  public static let offsetBase = 1.0 / 256

  /// The number of the formula: another one for every change of what a score is, so that no calibration outlives its own.
  public static let formula = 4

  let snapshot: BaselineSnapshot
  let contexts: ScoringContexts
  let calibration: Calibration?
  /// The lists that indicators go by.
  public let profile: ScoringProfile

  /// Prepares `snapshot`. O(tuples · log tuples).
  /// - Parameters:
  ///   - profile: the lists that indicators go by.
  ///   - calibration: what makes p-values of scores; without it there are none.
  ///   - jobs: threads that may prepare it; their number changes nothing but the time.
  public init(
    _ snapshot: BaselineSnapshot, profile: ScoringProfile = .standard, calibration: Calibration? = nil, jobs: Int = 1
  ) {
    self.snapshot = snapshot
    self.profile = profile
    self.calibration = calibration
    contexts = ScoringContexts(snapshot, jobs: jobs)
  }

  /// Paths of the baseline are of this form.
  public var generalisation: PathGeneralisation { snapshot.settings.generalisation }

  /// Whether `event` is known good, so that nobody wants its finding. O(1), and many times cheaper than the finding.
  public func isKnownGood(_ event: RemoteThreadEvent) -> Bool {
    var paths = generalisedPaths
    return isKnownGood(ThreadSpelling(event), offset: event.startOffset, paths: &paths)
  }

  /// No paths yet, for ``isKnownGood(_:offset:paths:)``.
  public var generalisedPaths: GeneralisedPaths { GeneralisedPaths(snapshot.settings.generalisation) }

  /// Whether events are known good that are spelled so and start at this offset of their module, by paths that may have
  /// come before. O(1).
  public func isKnownGood(_ spelling: ThreadSpelling, offset: UInt16?, paths: inout GeneralisedPaths) -> Bool {
    isKnownGood(ThreadTuple(spelling, paths: &paths), offset: offset)
  }

  /// Whether a start at this offset of its module is known good. O(1), and many times cheaper than its assessment.
  public func isKnownGood(_ tuple: ThreadTuple, offset: UInt16?) -> Bool {
    isKnownGood(snapshot.knowledge(of: tuple), offset: offset, isNamedByOffset: tuple.start.isNamedByOffset)
  }

  /// What the score of a tuple says without words, as it is the same for every event with it. O(1).
  /// - Parameter hosts: how many hosts share the offset (``OffsetSharing``).
  public func assessment(of tuple: ThreadTuple, offset: UInt16?, sharedBy hosts: Int = 1) -> Assessment {
    assessment(at: Place(tuple: tuple, offset: offset, in: snapshot, contexts), sharedBy: hosts)
  }

  func assessment(at place: Place, sharedBy hosts: Int) -> Assessment {
    Assessment(
      components: components(at: place).shared(by: hosts),
      novelty: Novelty.ofCases.first { isNew($0, at: place) })
  }

  /// The finding of `event`, known good or not. O(1).
  /// - Parameter hosts: how many hosts share its start offset (``OffsetSharing``).
  public func finding(of event: RemoteThreadEvent, sharedBy hosts: Int = 1) -> Finding {
    let tuple = ThreadTuple(event, generalisation: snapshot.settings.generalisation)
    let place = Place(tuple: tuple, offset: event.startOffset, in: snapshot, contexts)
    let components = components(at: place).shared(by: hosts)
    let novelties = novelties(at: place)
    let knowledge = snapshot.knowledge(of: tuple)
    let isKnownGood = isKnownGood(
      knowledge, offset: event.startOffset, isNamedByOffset: tuple.start.isNamedByOffset)
    let explanation = Explanation(
      event: event, place: place, components: components, novelties: novelties, contexts: contexts,
      hosts: hosts)
    let circumstances = Circumstances(
      event: event, tuple: tuple, novelties: novelties, isKnownGood: isKnownGood,
      lender: contexts.borrowedNames.lender(of: tuple.source, in: place.sourcePlace), profile: profile)
    return Finding(
      event: event, tuple: tuple, components: components, novelties: novelties,
      caseIdentity: CaseIdentity(tuple: tuple, offset: event.startOffset, novelties: novelties),
      reasons: explanation.reasons(in: snapshot, knowledge: knowledge), indicators: Indicator.all(in: circumstances),
      pValue: calibration?.pValue(of: components.sum), isKnownGood: isKnownGood)
  }

  /// Whether the tuple is known good and so is, where it is the only name of the start, the offset by itself.
  func isKnownGood(
    _ knowledge: BaselineSnapshot.TupleKnowledge?, offset: UInt16?, isNamedByOffset: Bool
  ) -> Bool {
    guard let knowledge, knowledge.isKnownGood else { return false }
    guard isNamedByOffset else { return true }
    return offset.map(knowledge.knownGoodOffsets.contains) ?? false
  }

  private func components(at place: Place) -> ScoreComponents {
    ScoreComponents(
      source: sourceBits(at: place), target: targetEstimate(at: place).excess, start: startBits(at: place),
      offset: offsetEstimate(at: place)?.excess ?? 0)
  }

  /// The place that the source lies in, the source in that place, and the name that a new one may have borrowed.
  private func sourceBits(at place: Place) -> Double {
    let estimates = sourceEstimates(at: place)
    return estimates.place.excess + estimates.source.excess + (place.lender == nil ? 0 : contexts.borrowedNames.bits)
  }

  func sourceEstimates(at place: Place, isTraced: Bool = false) -> (place: ContextEstimate, source: ContextEstimate) {
    var inPlace = ContextEstimate(base: 1.0 / Double(ImagePlace.allCases.count), isTraced: isTraced)
    inPlace.extend(by: contexts.places, .places, seeing: place.sourcePlace.rawValue)
    var source = ContextEstimate(base: base(of: place.sourcePlace), isTraced: isTraced)
    source.extend(by: contexts.sources[place.sourcePlace], .sources, seeing: place.source)
    return (inPlace, source)
  }

  /// Probability of a source where nothing was counted but what lies there.
  ///
  /// What comes to lie below Program Files was installed there, as the known programs were: it is one more of them. Below
  /// Windows lie a thousand programs that an attacker may use, and elsewhere whatever he puts there.
  private func base(of place: ImagePlace) -> Double {
    guard place == .programs, let known = contexts.sources[place]?.counts.distinct else { return Self.base }
    return max(Self.base, 1 / Double(known + 1))
  }

  /// The start among those of its contexts, and the likeness of a new one to injected code.
  private func startBits(at place: Place) -> Double {
    startEstimate(at: place).excess + contexts.injectionBits(at: place)
  }

  func targetEstimate(at place: Place, isTraced: Bool = false) -> ContextEstimate {
    var estimate = ContextEstimate(
      base: Self.base, in: contexts.targets, .targets, seeing: place.target, isTraced: isTraced)
    let relation = place.targetRelation
    if relation != .none {
      var related = ContextEstimate(base: 1.0 / 3, isTraced: isTraced)
      related.extend(by: contexts.relations.targets[place.sourcePlace], .targetRelations, seeing: relation.rawValue)
      estimate.raise(to: related)
    }
    estimate.extend(
      by: place.source.flatMap { contexts.targetsBySource[$0] }, .targetsOfSource, seeing: place.target)
    return estimate
  }

  /// Nil where the start has a name of its own, or no module, or no address; and where no such start was ever seen in the
  /// module, for then the start component has said all.
  func offsetEstimate(at place: Place, isTraced: Bool = false) -> ContextEstimate? {
    guard let offset = place.offset, let known = place.start.flatMap({ contexts.offsetsByStart[$0] }) else {
      return nil
    }
    let age = snapshot.age(of: offset, at: place.start)
    var estimate = ContextEstimate(
      base: Self.offsetBase, in: known, .offsetsOfStart, seeing: Int32(offset), since: age, isTraced: isTraced)
    estimate.extend(
      by: place.key.flatMap { contexts.offsetsByTuple[$0] }, .offsetsOfTuple, seeing: Int32(offset), since: age)
    return estimate
  }

  private func novelties(at place: Place) -> [Novelty] { Novelty.allCases.filter { isNew($0, at: place) } }

  private func isNew(_ novelty: Novelty, at place: Place) -> Bool {
    switch novelty {
    case .source: !snapshot.knows(source: place.source)
    case .target: !contexts.targets.knows(place.target)
    case .pair: place.source.flatMap { contexts.targetsBySource[$0] }?.knows(place.target) != true
    case .start: contexts.isNewStart(place)
    case .offset:
      place.offset.map { offset in
        place.start.flatMap { contexts.offsetsByStart[$0] }?.knows(Int32(offset)) != true
      } ?? false
    }
  }
}

extension Context {
  /// Whether the continuation was seen in this context.
  func knows(_ continuation: Int32?) -> Bool { continuation.map { counts[$0] > 0 } ?? false }
}

extension BaselineSnapshot {
  /// The part of a start's host-days that are from the days since one of its offsets was first seen; 1 where it never was.
  ///
  /// An update of a module moves its starts, on one host after the other. Where the new offset came last week, that a pair
  /// did not start there in the weeks before says nothing.
  func age(of offset: UInt16, at start: Int32?) -> Double {
    guard let start, let before = startsBeforeOffset[start]?[Int32(offset)] else { return 1 }
    let all = starts[start]
    return all > before ? Double(all - before) / Double(all) : 1
  }

  /// Whether the image was seen as a source.
  func knows(source: Int32?) -> Bool { source.map { sources[$0] > 0 } ?? false }
}
