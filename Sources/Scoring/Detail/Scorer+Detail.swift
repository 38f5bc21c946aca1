import Baseline
import Foundation
public import RemoteThread

extension Scorer {
  /// How the score of a tuple comes about. O(T log T), T the continuations of its contexts.
  /// - Parameter hosts: how many hosts share the offset (``OffsetSharing``).
  public func detail(of tuple: ThreadTuple, offset: UInt16?, sharedBy hosts: Int = 1) -> ScoreDetail {
    let place = Place(tuple: tuple, offset: offset, in: snapshot, contexts)
    var parts = [
      ScoreDetail.Part(name: "source", terms: sourceTerms(at: place)),
      ScoreDetail.Part(name: "target", terms: [term("the target", targetEstimate(at: place, isTraced: true))]),
      ScoreDetail.Part(name: "start", terms: startTerms(at: place)),
    ]
    if let offset = offsetEstimate(at: place, isTraced: true) {
      parts.append(ScoreDetail.Part(name: "offset", terms: [offsetTerm(offset, hosts)]))
    }
    return ScoreDetail(parts: parts)
  }

  private func sourceTerms(at place: Place) -> [ScoreDetail.Term] {
    let estimates = sourceEstimates(at: place, isTraced: true)
    var terms = [
      term("that the source lies \(place.sourcePlace.phrase)", estimates.place),
      term("the source among those there", estimates.source),
    ]
    if let lender = place.lender {
      terms.append(
        ScoreDetail.Term(subject: "that it has the name of \(lender)", bits: contexts.borrowedNames.bits, steps: []))
    }
    return terms
  }

  private func startTerms(at place: Place) -> [ScoreDetail.Term] {
    var terms = [term("the start", startEstimate(at: place, isTraced: true))]
    if contexts.isInjectionLike(place) {
      terms.append(
        ScoreDetail.Term(
          subject: "that injected code starts so, and so do \(contexts.injectionShares(at: place))",
          bits: contexts.injectionBits(at: place), steps: []))
    }
    return terms
  }

  private func offsetTerm(_ estimate: ContextEstimate, _ hosts: Int) -> ScoreDetail.Term {
    let term = term("the offset of the start", estimate)
    guard hosts > 1 else { return term }
    return ScoreDetail.Term(
      subject: "\(term.subject), less log₂ of the \(grouped(hosts)) hosts of those scored that start threads there",
      bits: ScoreComponents.offset(term.bits, sharedBy: hosts), steps: term.steps)
  }

  private func term(_ subject: String, _ estimate: ContextEstimate) -> ScoreDetail.Term {
    ScoreDetail.Term(subject: subject, bits: estimate.excess, steps: (estimate.steps ?? []).map(step))
  }

  private func step(_ step: EstimateStep) -> ScoreDetail.Step {
    let named = step.counts.hostDays.map { (count: $0.value, name: step.context.name(of: $0.key, in: snapshot)) }
    let usual = named.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(Self.mostUsual)
    let context = step.context.phrase + (step.total < step.counts.total ? ", since this one came" : "")
    return ScoreDetail.Step(
      context: context, unit: step.context.unit, seen: step.continuation.map { step.counts[$0] } ?? 0,
      total: step.total, distinct: step.counts.distinct, surprisal: -log2(step.probability),
      entropy: step.entropy,
      usual: usual.map { ScoreDetail.Usual(name: $0.name, count: $0.count) })
  }

  private static var mostUsual: Int { 5 }
}
