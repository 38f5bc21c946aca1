import Baseline
import RemoteThread
import Scoring

/// Who may become known good: what a night puts on probation and in quarantine, and what it lets go.
struct Standings {
  let settings: RebuildSettings
  let today: UTCDay

  /// Brings the statuses in line with what people decided: approvals that have ended become quarantine, and decisions
  /// that a rollback or an import undid count again.
  func applyDecisions(to store: some GenerationStore) throws -> [String] {
    var ended: [String] = []
    let standings = try store.standings()
    let latest = Dictionary(try store.decisions().map { ($0.start, $0) }) { _, later in later }
    for (start, decision) in latest.sorted(by: { $0.key < $1.key }) {
      let standing = standings[start]?.status ?? .learned
      if decision.counts(on: today) {
        guard standing != decision.status || standings[start]?.reason != decision.reason else { continue }
        _ = try store.setStatus(decision.status, reason: decision.reason, of: start)
      } else if standing == .approved {
        _ = try store.setStatus(.quarantined, reason: HoldReason.ended(decision), of: start)
        ended.append("\(StartText.text(start)): \(decision.reason)")
      }
    }
    return ended
  }

  /// Puts what is new on probation, and what scores too high in quarantine.
  /// - Parameters:
  ///   - worst: the worst finding of each start.
  ///   - prior: the baseline before the night.
  func restrain(
    _ worst: [TupleStart: Finding], prior: BaselineSnapshot, in store: some GenerationStore
  ) throws -> [String] {
    let standings = try store.standings()
    var verdicts: [TupleStart: (status: TupleStatus, finding: Finding)] = [:]
    // An offset that is kept back in one tuple is no known one in another.
    let restrained = Set(standings.filter { $0.key.offset != nil && $0.value.status != .approved }.keys.map(Place.init))
    for (start, finding) in worst {
      let isNew = finding.novelties.contains(.offset) || restrained.contains(Place(start))
      guard let (subject, status) = verdict(on: start, finding, isNew, prior, standings) else { continue }
      if let known = verdicts[subject], !Self.isWorse((status, finding), than: known) { continue }
      verdicts[subject] = (status, finding)
    }
    var held: [String] = []
    for (start, verdict) in verdicts.sorted(by: { $0.key < $1.key }) {
      let reason = reason(verdict.status, verdict.finding)
      _ = try store.setStatus(verdict.status, reason: reason, of: start)
      if verdict.status == .quarantined { held.append("\(StartText.text(start)): \(reason)") }
    }
    return held
  }

  /// What becomes of a start that is not known good: of its tuple, or of its offset alone where the tuple was there before.
  private func verdict(
    on start: TupleStart, _ finding: Finding, _ isNewOffset: Bool, _ prior: BaselineSnapshot,
    _ standings: [TupleStart: Standing]
  ) -> (TupleStart, TupleStatus)? {
    let whole = TupleStart(tuple: start.tuple, offset: nil)
    let isHigh = finding.level >= settings.quarantineLevel
    guard let knowledge = prior.knowledge(of: start.tuple) else {
      return (whole, isHigh ? .quarantined : .probation)
    }
    guard knowledge.status != .quarantined else { return nil }
    if start.tuple.start.isNamedByOffset, start.offset != nil, isOffsetInQuestion(start, knowledge, prior) {
      guard standings[start] == nil || (isHigh && standings[start]?.status == .probation) else { return nil }
      let isNew = isNewOffset && !prior.knows(start)
      return isHigh ? (start, .quarantined) : isNew ? (start, .probation) : nil
    }
    return isHigh && knowledge.status != .approved ? (whole, .quarantined) : nil
  }

  /// Whether it is the offset that speaks against a start, and not its tuple.
  private func isOffsetInQuestion(
    _ start: TupleStart, _ knowledge: BaselineSnapshot.TupleKnowledge, _ prior: BaselineSnapshot
  ) -> Bool { knowledge.isKnownGood || !prior.knows(start) }

  private static func isWorse(
    _ one: (status: TupleStatus, finding: Finding), than other: (status: TupleStatus, finding: Finding)
  ) -> Bool {
    if one.status != other.status { return one.status == .quarantined }
    if one.finding.level != other.finding.level { return one.finding.level > other.finding.level }
    if one.finding.score != other.finding.score { return one.finding.score > other.finding.score }
    return Finding.precedes(one.finding, other.finding)
  }

  private func reason(_ status: TupleStatus, _ finding: Finding) -> String {
    let identity = finding.caseIdentity
    let reason = HoldReason(
      day: today, level: finding.level.rawValue, score: StartText.bits(finding.score), novelty: identity.novelty,
      caseID: identity.id, indicators: finding.indicators.map(\.kind.rawValue))
    return status == .quarantined ? reason.held : reason.probation
  }

  /// Lets go what was seen widely on as many days as the policy asks for, and nobody decided about.
  func release(in store: some GenerationStore) throws -> [String] {
    let policy = try store.settings.policy
    var released: [String] = []
    for one in try store.restrained(settings.rollOut)
    where one.wideDays >= policy.minimumDays && one.support.hostDays >= policy.minimumHostDays
      && HoldReason.isAutomatic(one.status, one.reason)
    {
      _ = try store.setStatus(.learned, reason: nil, of: one.start)
      released.append(
        "\(StartText.text(one.start)): wide on \(CountText.counted(one.wideDays, "day")), "
          + "\(CountText.counted(one.support.hosts, "host"))")
    }
    return released
  }
}

/// A start offset, in whatever tuple.
private struct Place: Hashable {
  let start: ThreadStart
  let offset: UInt16?

  init(_ one: TupleStart) {
    start = one.tuple.start
    offset = one.offset
  }
}

/// Starts and scores in the lines of a report.
enum StartText {
  /// `source -> target at module!function`, with the offset where it is about that alone.
  static func text(_ start: TupleStart) -> String {
    let offset = start.offset.map { "+" + OffsetText.hexadecimal($0) } ?? ""
    return "\(start.tuple.source) -> \(start.tuple.target) at \(start.tuple.start)\(offset)"
  }

  /// A score with one decimal.
  static func bits(_ score: Double) -> String {
    let tenths = Int((score * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension CaseIdentity {
  /// What is new: `new source`.
  fileprivate var novelty: String { String(description.prefix { $0 != ":" }) }
}

extension BaselineSnapshot {
  /// Whether this start offset was seen of this tuple and learned.
  fileprivate func knows(_ start: TupleStart) -> Bool {
    guard let offset = start.offset, let source = image(start.tuple.source), let target = image(start.tuple.target),
      let number = self.start(start.tuple.start)
    else { return false }
    let key = TupleKey(source: source, target: target, start: number)
    return (offsetsByTuple[key]?[Int32(offset)] ?? 0) > 0
  }
}
