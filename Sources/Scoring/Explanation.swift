import Baseline
import RemoteThread

/// Puts a score into words: one sentence for each part that is surprising, the largest part first.
struct Explanation {
  let event: RemoteThreadEvent
  let place: Place
  let components: ScoreComponents
  let novelties: [Novelty]
  let contexts: ScoringContexts
  /// Hosts that share the start offset.
  let hosts: Int

  func reasons(in snapshot: BaselineSnapshot, knowledge: BaselineSnapshot.TupleKnowledge?) -> [String] {
    let parts: [(bits: Double, sentence: (BaselineSnapshot) -> String)] = [
      (components.source, source), (components.target, target), (components.start, start), (components.offset, offset),
    ]
    // A stable sort: of equal parts the shallower comes first.
    let surprising = parts.filter { $0.bits >= 0.05 }.sorted { $0.bits > $1.bits }
    return surprising.map { $0.sentence(snapshot) } + [standing(in: snapshot, knowledge)].compactMap(\.self)
  }

  private func source(in snapshot: BaselineSnapshot) -> String {
    let counts = snapshot.sources
    guard let number = place.source, counts[number] > 0 else {
      return "\(event.sourceImage.rawValue) was never seen as a source (\(count(counts.distinct, "source")) known)"
        + newSourcePlace + borrowedName
    }
    return "\(name(event.sourceImage)) is a rare source: \(hostDays(counts[number])) of \(grouped(counts.total))"
  }

  /// What the place of a new source adds; empty where most sources lie there.
  private var newSourcePlace: String {
    let here = contexts.places.counts[place.sourcePlace.rawValue]
    let all = contexts.places.counts.total
    guard all > 0, here * 3 < all else { return "" }
    return "; it lies \(place.sourcePlace.phrase), as \(grouped(here)) of \(count(all, "source")) do"
  }

  private var borrowedName: String {
    place.lender.map { "; it has the name of \($0)" } ?? ""
  }

  private func target(in snapshot: BaselineSnapshot) -> String {
    guard let source = place.source, let known = snapshot.targetsBySource[source] else {
      return overallTarget(in: snapshot)
    }
    let target = name(event.targetImage)
    let seen = place.target.map { known[$0] } ?? 0
    if seen > 0 {
      return "\(name(event.sourceImage)) starts threads in \(target) on \(hostDays(seen)) of \(grouped(known.total))"
    }
    return "\(name(event.sourceImage)) never started a thread in \(target): \(hostDays(known.total)) in "
      + "\(count(known.distinct, "other target"))\(examples(known) { ImageName(snapshot.images[$0]).text })"
  }

  private func overallTarget(in snapshot: BaselineSnapshot) -> String {
    let known = contexts.targets.counts
    let target = name(event.targetImage)
    guard let number = place.target, known[number] > 0 else {
      return "\(event.targetImage.rawValue) was never seen as a target (\(count(known.distinct, "target")) known)"
    }
    return "\(target) is a rare target: \(grouped(known[number])) of "
      + "\(count(snapshot.sources.distinct, "source")) started threads in it"
  }

  private func start(in snapshot: BaselineSnapshot) -> String {
    startAmongKnown(in: snapshot) + ownModule + (contexts.isInjectionLike(place) ? injectionLike : "")
  }

  /// What speaks for a start that the source never had; empty where the module does not lie with it.
  private var ownModule: String {
    let (relation, starts) = (place.startRelation, place.source.flatMap { contexts.startsBySource[$0] })
    switch (relation, starts) {
    case (.product, let starts?) where !starts.knows(place.start):
      let own = place.source.flatMap { contexts.relations.startsBySource[$0] }?.counts[relation.rawValue] ?? 0
      return "; the module is of the source's own product, as in \(grouped(own)) of "
        + "\(count(starts.counts.distinct, "start")) known of it"
    case (.folder, nil):
      let own = contexts.relations.starts[.elsewhere]?.counts[relation.rawValue] ?? 0
      return "; the module lies in the source's own folder, as in \(grouped(own)) of "
        + "\(count(contexts.places.counts[ImagePlace.elsewhere.rawValue], "source")) there"
    default: return ""
    }
  }

  private var injectionLike: String {
    "; so starts injected code, and so do " + contexts.injectionShares(at: place)
  }

  private func startAmongKnown(in snapshot: BaselineSnapshot) -> String {
    let what = "the thread starts \(StartPhrase(event).text)"
    guard let pair = place.pair, let known = snapshot.startsByPair[pair] else {
      let seen = place.start.map { snapshot.starts[$0] } ?? 0
      return seen == 0
        ? "\(what), a start never seen in any process"
        : "\(what), a start seen on \(hostDays(seen)) of \(grouped(snapshot.starts.total)) overall"
    }
    let seen = place.start.map { known[$0] } ?? 0
    if seen > 0 { return "\(what), which this pair does on \(hostDays(seen)) of \(grouped(known.total))" }
    return "\(what), which this pair never did: \(hostDays(known.total)) of "
      + "\(count(known.distinct, "other start"))\(examples(known) { snapshot.startsByNumber[$0].shortDescription })"
  }

  private func offset(in snapshot: BaselineSnapshot) -> String {
    offsetAmongKnown(in: snapshot)
      + (hosts > 1 ? "; \(count(hosts, "host")) of those scored start threads there, as after an update" : "")
  }

  private func offsetAmongKnown(in snapshot: BaselineSnapshot) -> String {
    guard let offset = place.offset, let module = event.startModule else { return "" }
    let here = "offset \(OffsetText.hexadecimal(offset)) in \(name(module)), where no function begins,"
    let known = place.start.flatMap { snapshot.offsetsByStart[$0] } ?? ContinuationCounts()
    if let own = place.key.flatMap({ snapshot.offsetsByTuple[$0] }), own[Int32(offset)] == 0 {
      let offsets = examples(own) { OffsetText.hexadecimal(UInt16(truncatingIfNeeded: $0)) }
      let elsewhere = known[Int32(offset)] > 0 ? "never used by this pair" : "never seen"
      return "\(here) was \(elsewhere): \(hostDays(own.total)) of this pair at "
        + "\(count(own.distinct, "other offset"))\(offsets)"
    }
    if known[Int32(offset)] > 0 {
      let age = snapshot.age(of: offset, at: place.start)
      let seen = known[Int32(offset)]
      return "\(here) is rare: \(hostDays(seen)) of \(grouped(known.total(since: age, seeing: seen)))"
        + (age < 1 ? " since it came" : "")
    }
    if known.distinct == 0 { return "\(here) was never seen: no such start is known in this module" }
    let offsets = examples(known) { OffsetText.hexadecimal(UInt16(truncatingIfNeeded: $0)) }
    return "\(here) was never seen: \(count(known.distinct, "other offset")) known\(offsets)"
  }

  /// Where the tuple stands with the policy; nil where the surprise says it all.
  private func standing(in snapshot: BaselineSnapshot, _ knowledge: BaselineSnapshot.TupleKnowledge?) -> String? {
    guard let knowledge else { return nil }
    switch knowledge.status {
    case .approved: return "the tuple was approved by name"
    case .probation:
      return "the tuple came while nobody looked and is not known good yet: seen on "
        + "\(hostDays(knowledge.support.hostDays))"
    case .quarantined:
      return "the tuple is quarantined: counted on \(hostDays(knowledge.support.hostDays)), not learned"
    case .learned: return counted(knowledge, policy: snapshot.settings.policy)
    }
  }

  private func counted(_ knowledge: BaselineSnapshot.TupleKnowledge, policy: KnownGoodPolicy) -> String {
    let support = knowledge.support
    let seen = "seen on \(hostDays(support.hostDays)), \(count(support.hosts, "host")), \(count(support.days, "day"))"
    if knowledge.isKnownGood { return knownGood(knowledge, seen: seen, policy: policy) }
    return "the tuple is not known good yet: \(seen); the policy asks for \(hostDays(policy.minimumHostDays)) "
      + "on \(count(policy.minimumDays, "day"))"
  }

  private func knownGood(
    _ knowledge: BaselineSnapshot.TupleKnowledge, seen: String, policy: KnownGoodPolicy
  ) -> String {
    guard let offset = place.offset, !knowledge.knownGoodOffsets.contains(offset) else {
      return "the tuple is known good: \(seen)"
    }
    return "the tuple is known good (\(seen)), but not yet at offset \(OffsetText.hexadecimal(offset)); "
      + "the policy asks for \(hostDays(policy.minimumHostDays)) on \(count(policy.minimumDays, "day")) of it"
  }

  /// The most frequent continuations, for "what would have been normal".
  private func examples(_ counts: ContinuationCounts, _ name: (Int) -> String) -> String {
    let named = counts.hostDays.map { (count: $0.value, name: name(Int($0.key))) }
    let first = named.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(3)
    guard !first.isEmpty else { return "" }
    return " (" + first.map(\.name).joined(separator: ", ") + (counts.distinct > 3 ? ", …)" : ")")
  }

  private func name(_ path: ImagePath) -> String { ImageName(path.rawValue).text }
}
