import Baseline
import RemoteThread
import Scoring

/// The findings of a night: its cases, and of each tuple and start offset the finding that speaks most against it.
struct NightCases {
  /// The cases.
  private(set) var cases = CaseCollection()
  /// The worst finding of each start that is not known good.
  private(set) var worst: [TupleStart: Finding] = [:]
  /// Cases of which something was not in quarantine before.
  private(set) var new: Set<CaseIdentity> = []
  /// Cases of which somebody rejected something.
  private(set) var rejected: Set<CaseIdentity> = []

  private let scorer: Scorer
  private let quarantine: (TupleStart) -> Standing?

  /// - Parameter quarantine: how a start, or its tuple as a whole, stands where it is in quarantine; nil where it is not.
  init(_ scorer: Scorer, quarantine: @escaping (TupleStart) -> Standing?) {
    self.scorer = scorer
    self.quarantine = quarantine
  }

  /// Scores the events, which come to it in order.
  mutating func score(_ events: inout EventSorter) throws {
    var burst = BreadthBurst(scorer.profile)
    _ = try events.drainUnique { event in add(burst.watch(scorer.finding(of: event))) }
  }

  private mutating func add(_ finding: Finding) {
    cases.add(finding)
    let start = TupleStart(tuple: finding.tuple, offset: finding.event.startOffset)
    let standing = quarantine(start)
    if standing == nil { new.insert(finding.caseIdentity) }
    if let standing, !HoldReason.isAutomatic(standing.status, standing.reason) { rejected.insert(finding.caseIdentity) }
    guard let known = worst[start] else {
      worst[start] = finding
      return
    }
    if (finding.level, finding.score) > (known.level, known.score) { worst[start] = finding }
  }
}
