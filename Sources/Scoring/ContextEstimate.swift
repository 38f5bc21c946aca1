import Baseline
import Foundation

/// Interpolated Witten–Bell estimation over a chain of contexts.
///
/// I. H. Witten and T. C. Bell, "The zero-frequency problem", IEEE Trans. Information Theory 37(4), 1991; interpolated
/// form as in S. F. Chen and J. Goodman, "An empirical study of smoothing techniques for language modeling", 1998:
/// P(x | c) = (n(c, x) + T(c) · P(x | c′)) / (n(c) + T(c)), where n counts host-days, T distinct continuations, and c′
/// is the next shorter context. A context that nobody has seen is skipped.
struct ContextEstimate {
  /// The estimate after the contexts so far.
  private(set) var probability: Double
  /// Entropy of the longest context that was seen, in bits; 0 where none was.
  private(set) var entropy = 0.0
  /// The contexts so far, where they are kept.
  private(set) var steps: [EstimateStep]?

  /// Begins at the end of the chain, with the probability of a thing where nothing was counted.
  init(base: Double, isTraced: Bool = false) {
    probability = base
    steps = isTraced ? [] : nil
  }

  /// Begins with one of the things that were counted, or with "none of them": all others together are one thing.
  init(
    base: Double, in context: Context?, _ name: ContextName, seeing continuation: Int32?, since age: Double = 1,
    isTraced: Bool = false
  ) {
    self.init(base: context?.knows(continuation) == true ? base : 1, isTraced: isTraced)
    extend(by: context, name, seeing: continuation, since: age)
  }

  /// Extends the chain by a longer context: its counts, its entropy, and the number of the thing that followed.
  /// - Parameter age: the part of what was counted that came since the thing did. It could not be seen before.
  mutating func extend(
    by context: Context?, _ name: ContextName, seeing continuation: Int32?, since age: Double = 1
  ) {
    guard let context, context.counts.total > 0 else { return }
    let counts = context.counts
    let seen = continuation.map { counts[$0] } ?? 0
    let total = counts.total(since: age, seeing: seen)
    let distinct = Double(counts.distinct)
    probability = (Double(seen) + distinct * probability) / (Double(total) + distinct)
    entropy = context.entropy
    steps?.append(
      EstimateStep(
        context: name, counts: counts, continuation: continuation, total: total, probability: probability,
        entropy: entropy))
  }

  /// Extends the chain by that of two contexts, neither of which is longer than the other, in which the thing is likelier.
  mutating func extend(
    byLikelier first: Context, _ firstName: ContextName, or second: Context, _ secondName: ContextName,
    seeing continuation: Int32?
  ) {
    var (one, other) = (self, self)
    one.extend(by: first, firstName, seeing: continuation)
    other.extend(by: second, secondName, seeing: continuation)
    let (likelier, less) = one.probability >= other.probability ? (one, other) : (other, one)
    let asked = [less, likelier].compactMap(\.steps?.last)
    (probability, entropy) = (likelier.probability, likelier.entropy)
    steps?.append(contentsOf: asked)
  }

  /// Raises the estimate to that of another reason to expect the thing, where that is larger. The entropy stays.
  mutating func raise(to other: ContextEstimate) {
    guard other.probability > probability else { return }
    probability = other.probability
    for var step in other.steps ?? [] {
      step.entropy = entropy
      steps?.append(step)
    }
  }

  /// Divides the estimate of a kind of things among `count` of them that are equally likely.
  mutating func divide(among count: Int) {
    probability /= Double(count)
    if let last = steps?.indices.last { steps?[last].probability = probability }
  }

  /// Surprisal beyond the context's average, in bits; at least 0.
  var excess: Double { max(0, -log2(probability) - entropy) }
}

extension ContinuationCounts {
  /// The part of all that was counted since a thing came, which is at least as often as it was `seen`.
  func total(since age: Double, seeing seen: Int) -> Int { max(seen, Int((Double(total) * age).rounded(.up))) }
}

/// What an estimate found in one context.
struct EstimateStep {
  let context: ContextName
  let counts: ContinuationCounts
  let continuation: Int32?
  /// What was counted, since the thing came.
  let total: Int
  /// After this context.
  var probability: Double
  /// What is taken off its surprisal: that of the longest context so far.
  var entropy: Double
}

/// The counts of one context with their entropy.
struct Context: Sendable {
  let counts: ContinuationCounts
  let entropy: Double

  init(_ counts: ContinuationCounts) { self.init(counts, entropy: counts.entropy) }

  init(_ counts: ContinuationCounts, entropy: Double) {
    self.counts = counts
    self.entropy = entropy
  }
}

/// The contexts of one kind. The entropy of one with many continuations is found once.
struct ContextFamily<Key: CompactKey & Hashable>: Sendable {
  private let table: ContextTable<Key>
  private let entropies: [Key: Double]

  init(_ table: ContextTable<Key>) {
    self.table = table
    var entropies: [Key: Double] = [:]
    table.forEach(ofAtLeast: Self.manyContinuations) { entropies[$0] = $1.entropy }
    self.entropies = entropies
  }

  /// A context; nil where nothing was seen there.
  subscript(_ key: Key) -> Context? {
    table[key].map { counts in
      let known = counts.distinct < Self.manyContinuations ? nil : entropies[key]
      return Context(counts, entropy: known ?? counts.entropy)
    }
  }

  private static var manyContinuations: Int { 9 }
}
