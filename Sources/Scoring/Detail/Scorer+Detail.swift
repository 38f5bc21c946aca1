import Baseline
public import RemoteThread

extension Scorer {
  /// How the score of a tuple comes about. O(T log T), T the continuations of its contexts.
  public func detail(of tuple: ThreadTuple, offset: UInt16?) -> ScoreDetail {
    let place = Place(tuple: tuple, offset: offset, in: snapshot, contexts)
    var parts = [
      ScoreDetail.Part(name: "source", terms: sourceTerms(at: place)),
      ScoreDetail.Part(name: "target", terms: [term("the target", targetEstimate(at: place, isTraced: true))]),
      ScoreDetail.Part(name: "start", terms: startTerms(at: place)),
    ]
    if let offset = offsetEstimate(at: place, isTraced: true) {
      parts.append(ScoreDetail.Part(name: "offset", terms: [term("the offset of the start", offset)]))
    }
    return ScoreDetail(parts: parts)
  }

  private func sourceTerms(at place: Place) -> [ScoreDetail.Term] {
    let estimates = sourceEstimates(at: place, isTraced: true)
    var terms = [
      term("that the source lies \(place.sourcePlace.phrase)", estimates.place),
      term("the source among those there", estimates.source),
    ]
    if borrows(at: place), let lender = contexts.borrowedNames.lender(of: place.tuple.source) {
      terms.append(
        ScoreDetail.Term(subject: "that it has the name of \(lender)", bits: contexts.borrowedNames.bits, steps: []))
    }
    return terms
  }

  private func startTerms(at place: Place) -> [ScoreDetail.Term] {
    var terms = [term("the start", startEstimate(at: place, isTraced: true))]
    if contexts.isInjectionLike(place) {
      let starts = contexts.injectionStarts
      terms.append(
        ScoreDetail.Term(
          subject: "that injected code starts so, as \(grouped(starts.suspicious)) of \(grouped(starts.known)) known "
            + "starts do",
          bits: starts.bits, steps: []))
    }
    return terms
  }

  private func term(_ subject: String, _ estimate: ContextEstimate) -> ScoreDetail.Term {
    ScoreDetail.Term(subject: subject, bits: estimate.excess, steps: (estimate.steps ?? []).map(step))
  }

  private func step(_ step: EstimateStep) -> ScoreDetail.Step {
    let named = step.counts.hostDays.map { (count: $0.value, name: step.context.name(of: $0.key, in: snapshot)) }
    let usual = named.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(Self.mostUsual)
    return ScoreDetail.Step(
      context: step.context.phrase, unit: step.context.unit, seen: step.continuation.map { step.counts[$0] } ?? 0,
      total: step.counts.total, distinct: step.counts.distinct, probability: step.probability, entropy: step.entropy,
      usual: usual.map { ScoreDetail.Usual(name: $0.name, count: $0.count) })
  }

  private static var mostUsual: Int { 5 }
}
