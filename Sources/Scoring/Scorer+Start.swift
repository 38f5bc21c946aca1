import Baseline

extension Scorer {
  /// The start among those of its contexts.
  ///
  /// A start in the source's own product is expected at least as much as sources of its place are known to do that. Once the
  /// source is known, its own starts say how much it does; host-days do not, for a service that runs every day counts
  /// thousands of them for one start, and an update brings it a second one all the same.
  func startEstimate(at place: Place, isTraced: Bool = false) -> ContextEstimate {
    var estimate = ContextEstimate(
      base: Self.base, in: contexts.starts, .starts, seeing: place.start, isTraced: isTraced)
    estimate.extend(by: place.target.flatMap { contexts.startsByTarget[$0] }, .startsOfTarget, seeing: place.start)
    let related = relatedStartEstimate(at: place, isTraced: isTraced)
    if let related { estimate.raise(to: related) }
    let known = place.source.flatMap { contexts.startsBySource[$0] }
    estimate.extend(by: known, .startsOfSource, seeing: place.start)
    if let related, let known, !known.knows(place.start) {
      var own = ContextEstimate(base: related.probability, isTraced: isTraced)
      own.extend(
        by: place.source.flatMap { contexts.relations.startsBySource[$0] }, .startRelationsOfSource,
        seeing: StartRelation.product.rawValue)
      own.divide(among: known.counts.distinct + 1)
      estimate.raise(to: own)
    }
    estimate.extend(by: place.pair.flatMap { contexts.startsByPair[$0] }, .startsOfPair, seeing: place.start)
    return estimate
  }

  /// How common such starts are to sources that lie there; nil for one whose module does not lie with its source.
  ///
  /// A new program brings its own library, wherever it is installed: it pays for being new. Below Program Files that holds for
  /// what it does later, too. Elsewhere it does not, for whoever is logged on may put a library beside a known program.
  private func relatedStartEstimate(at place: Place, isTraced: Bool) -> ContextEstimate? {
    let relation = StartRelation(place)
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
