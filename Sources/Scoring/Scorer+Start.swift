import Baseline

extension Scorer {
  /// The start among those of its contexts.
  ///
  /// Of an ordinary start it is enough that either its target or its source has such. Of any other both have to answer: the
  /// target's context is asked first, then the source's.
  func startEstimate(at place: Place, isTraced: Bool = false) -> ContextEstimate {
    var estimate = ContextEstimate(
      base: Self.base, in: contexts.starts, .starts, seeing: place.start, isTraced: isTraced)
    let (ofTarget, inTarget) = startsInTarget(at: place)
    let ofSource = place.source.flatMap { contexts.startsBySource[$0] }
    let related = relatedStartEstimate(at: place, isTraced: isTraced)
    if related == nil, contexts.isOrdinaryStart(place), let ofTarget, let ofSource {
      estimate.extend(byLikelier: ofTarget, inTarget, or: ofSource, .startsOfSource, seeing: place.start)
    } else {
      estimate.extend(by: ofTarget, inTarget, seeing: place.start)
      if let related { estimate.raise(to: related) }
      estimate.extend(by: ofSource, .startsOfSource, seeing: place.start)
      if let related, let ofSource, !ofSource.knows(place.start) {
        estimate.raise(to: ownStartEstimate(of: place.source, among: ofSource, related))
      }
    }
    estimate.extend(by: place.pair.flatMap { contexts.startsByPair[$0] }, .startsOfPair, seeing: place.start)
    return estimate
  }

  /// The starts in the target, by host-days or by sources.
  ///
  /// Of a source outside of Windows that never started a thread in the target, it is asked how many other sources have such a
  /// start there: one that does so on every host must not drown what the others do. Programs of Windows are the same on all
  /// hosts and for years, so host-days tell what they do.
  private func startsInTarget(at place: Place) -> (starts: Context?, name: ContextName) {
    guard place.sourcePlace != .windows, place.pair.flatMap({ contexts.startsByPair[$0] }) == nil else {
      return (place.target.flatMap { contexts.startsByTarget[$0] }, .startsOfTarget)
    }
    return (place.target.flatMap { contexts.sourcesByTargetStart[$0] }, .sourcesOfTargetStarts)
  }

  /// How likely one more start of a known source is in its own product: as likely as its own starts make it, divided among
  /// them and the new one.
  ///
  /// Starts are counted, not host-days: a service that runs every day counts thousands of them for one start, and an update
  /// brings it a second one all the same.
  private func ownStartEstimate(
    of source: Int32?, among starts: Context, _ related: ContextEstimate
  ) -> ContextEstimate {
    var own = ContextEstimate(base: related.probability, isTraced: related.steps != nil)
    own.extend(
      by: source.flatMap { contexts.relations.startsBySource[$0] }, .startRelationsOfSource,
      seeing: StartRelation.product.rawValue)
    own.divide(among: starts.counts.distinct + 1)
    return own
  }

  /// How common such starts are to sources that lie there; nil for one whose module does not lie with its source.
  ///
  /// A new program brings its own library, wherever it is installed: it pays for being new. Below Program Files that holds for
  /// what it does later, too. Elsewhere it does not, for whoever is logged on may put a library beside a known program.
  private func relatedStartEstimate(at place: Place, isTraced: Bool) -> ContextEstimate? {
    let relation = place.startRelation
    let known = contexts.relations.starts[place.sourcePlace]
    switch relation {
    case .none: return nil
    case .folder where known == nil || snapshot.knows(source: place.source): return nil
    case .folder, .product: break
    }
    var related = ContextEstimate(base: 1.0 / 2, isTraced: isTraced)
    related.extend(by: known, .startRelations, seeing: relation.rawValue)
    return related
  }
}
