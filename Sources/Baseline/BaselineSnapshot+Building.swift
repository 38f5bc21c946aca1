public import RemoteThread

extension BaselineSnapshot {
  /// Host-days of everything that a snapshot counts, in the terms of a store.
  ///
  /// A marginal (the starts of a source over all its targets, say) counts distinct host-days of its own: a source that
  /// did the same in eighty targets on one host and day did it on one host-day.
  public enum Marginal: Sendable, Hashable {
    /// A source.
    case source(String)
    /// A target.
    case target(String)
    /// A pair.
    case pair(source: String, target: String)
    /// A start.
    case start(ThreadStart)
    /// A start by a source.
    case sourceStart(source: String, ThreadStart)
    /// A start in a target.
    case targetStart(target: String, ThreadStart)
    /// A start of a pair: a whole tuple.
    case tuple(ThreadTuple)
    /// An offset of a start that has no function.
    case offset(ThreadStart, UInt16)
  }

  /// Makes a snapshot of what a store knows.
  ///
  /// - Parameters:
  ///   - marginals: distinct host-days of every marginal over the tuples that are not quarantined; each at most once.
  ///   - tuples: every tuple.
  public init(
    settings: BaselineSettings, totals: BaselineTotals, marginals: some Sequence<(Marginal, hostDays: Int)>,
    tuples: some Sequence<TupleSummary>
  ) {
    self.init(settings: settings, totals: totals)
    for (marginal, hostDays) in marginals { add(hostDays, of: marginal) }
    for summary in tuples { add(summary) }
  }

  private mutating func add(_ summary: TupleSummary) {
    let tuple = summary.tuple
    let key = TupleKey(
      source: number(ofImage: tuple.source), target: number(ofImage: tuple.target), start: number(ofStart: tuple.start))
    learn(
      TupleKnowledge(
        support: summary.support, status: summary.status, isKnownGood: summary.isKnownGood,
        knownGoodOffsets: Set(summary.knownGoodOffsets)), of: key)
    if tuple.start.isNamedByOffset, summary.status != .quarantined {
      for offset in summary.offsets {
        offsetsByTuple[key, default: .init()].add(offset.hostDays, of: Int32(offset.offset))
      }
    }
    if summary.status == .approved { addApproval(of: tuple, seenOn: summary.support.hostDays) }
  }

  /// Counts an approved tuple as if it had been seen on as many host-days as the policy asks.
  private mutating func addApproval(of tuple: ThreadTuple, seenOn hostDays: Int) {
    let missing = settings.policy.minimumHostDays - hostDays
    guard missing > 0 else { return }
    for marginal in Marginal.marginals(of: tuple) { add(missing, of: marginal) }
  }

  private mutating func add(_ count: Int, of marginal: Marginal) {
    switch marginal {
    case .source(let source):
      sources.add(count, of: number(ofImage: source))
    case .target(let target):
      targets.add(count, of: number(ofImage: target))
    case .pair(let source, let target):
      targetsBySource[number(ofImage: source), default: .init()].add(count, of: number(ofImage: target))
    case .start(let start):
      starts.add(count, of: number(ofStart: start))
    case .sourceStart(let source, let start):
      startsBySource[number(ofImage: source), default: .init()].add(count, of: number(ofStart: start))
    case .targetStart(let target, let start):
      startsByTarget[number(ofImage: target), default: .init()].add(count, of: number(ofStart: start))
    case .tuple(let tuple):
      let pair = Pair(source: number(ofImage: tuple.source), target: number(ofImage: tuple.target))
      startsByPair[pair, default: .init()].add(count, of: number(ofStart: tuple.start))
    case .offset(let start, let offset):
      offsetsByStart[number(ofStart: start), default: .init()].add(count, of: Int32(offset))
    }
  }
}
