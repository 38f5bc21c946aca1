import Baseline
import Foundation
import RemoteThread
import Scoring

/// A way to rank findings: Heddle's own, and those that it is measured against. Higher is more suspicious.
public enum Ranker: String, Sendable, Hashable, CaseIterable {
  /// Heddle's score.
  case heddle
  /// Whether the tuple was ever seen: what Elastic's rule type `new_terms` asks.
  case neverSeen = "never_seen"
  /// Least-frequent stacking: the fewer events the tuple has in the baseline, the higher.
  case leastFrequent = "least_frequent"
  /// The conditional frequency of NoDoze (W. U. Hassan et al., NDSS 2019): host-days of the tuple over host-days of its
  /// source, each host counted once a day.
  case conditionalFrequency = "conditional_frequency"
  /// Surprisal of source, target given source, and start given both, each estimated by adding one (Laplace), over
  /// host-days.
  case laplaceChain = "laplace_chain"

  func score(_ finding: Finding, _ snapshot: BaselineSnapshot) -> Double {
    let counts = TupleCounts(finding.tuple, in: snapshot)
    switch self {
    case .heddle: return finding.score
    case .neverSeen: return counts.events == 0 ? 1 : 0
    case .leastFrequent: return -Double(counts.events)
    case .conditionalFrequency: return counts.source == 0 ? 0 : -Double(counts.tuple) / Double(counts.source)
    case .laplaceChain: return counts.laplaceChain
    }
  }
}

/// How often a tuple and its parts were seen.
private struct TupleCounts {
  let events: Int
  /// Host-days of the source, the pair and the tuple.
  let source: Int
  let pair: Int
  let tuple: Int
  private let sources: ContinuationCounts
  private let targets: ContinuationCounts
  private let starts: ContinuationCounts

  init(_ tuple: ThreadTuple, in snapshot: BaselineSnapshot) {
    let (source, target) = (snapshot.image(tuple.source), snapshot.image(tuple.target))
    let start = snapshot.start(tuple.start)
    sources = snapshot.sources
    targets = source.flatMap { snapshot.targetsBySource[$0] } ?? ContinuationCounts()
    if let source, let target {
      starts = snapshot.startsByPair[.init(source: source, target: target)] ?? ContinuationCounts()
    } else {
      starts = ContinuationCounts()
    }
    events = snapshot.knowledge(of: tuple)?.support.events ?? 0
    self.source = source.map { snapshot.sources[$0] } ?? 0
    pair = target.map { [targets] in targets[$0] } ?? 0
    self.tuple = start.map { [starts] in starts[$0] } ?? 0
  }

  var laplaceChain: Double {
    Self.surprisal(source, sources) + Self.surprisal(pair, targets) + Self.surprisal(tuple, starts)
  }

  /// One more place is kept for what was never seen.
  private static func surprisal(_ count: Int, _ context: ContinuationCounts) -> Double {
    -log2(Double(count + 1) / Double(context.total + context.distinct + 1))
  }
}
