import Baseline
import Foundation

/// Interpolated Witten–Bell estimation over a chain of contexts.
///
/// I. H. Witten and T. C. Bell, "The zero-frequency problem", IEEE Trans. Information Theory 37(4), 1991; interpolated
/// form as in S. F. Chen and J. Goodman, "An empirical study of smoothing techniques for language modeling", 1998:
/// P(x | c) = (n(c, x) + T(c) · P(x | c′)) / (n(c) + T(c)), where n counts host-days, T distinct continuations, and c′
/// is the next shorter context. A context that nobody has seen is skipped.
struct ContextEstimate {
  /// Probability at the end of the chain, of anything that was never seen anywhere.
  let base: Double
  /// The estimate after the contexts so far.
  private(set) var probability: Double
  /// Entropy of the longest context that was seen, in bits; 0 where none was.
  private(set) var entropy = 0.0

  init(base: Double) {
    self.base = base
    probability = base
  }

  /// Extends the chain by a longer context: its counts, its entropy, and the number of the thing that followed.
  mutating func extend(by context: Context?, seeing continuation: Int32?) {
    guard let context, context.counts.total > 0 else { return }
    let counts = context.counts
    let seen = Double(continuation.map { counts[$0] } ?? 0)
    let distinct = Double(counts.distinct)
    probability = (seen + distinct * probability) / (Double(counts.total) + distinct)
    entropy = context.entropy
  }

  /// Surprisal beyond the context's average, less `slack`, in bits; at least 0.
  func excess(slack: Double = 0) -> Double { max(0, -log2(probability) - entropy - slack) }
}

/// The counts of one context with their entropy.
struct Context: Sendable {
  let counts: ContinuationCounts
  let entropy: Double

  init(_ counts: ContinuationCounts) {
    self.counts = counts
    entropy = counts.entropy
  }
}
