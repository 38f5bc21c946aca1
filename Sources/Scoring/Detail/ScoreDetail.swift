/// How a score came about, part by part: every context that was asked, with its counts, and what is usual there.
public struct ScoreDetail: Sendable, Hashable {
  /// The parts in the order source, target, start, offset; the offset only where the start has no other name. Their bits
  /// sum to the score.
  public let parts: [Part]

  /// One part of the score.
  public struct Part: Sendable, Hashable {
    /// The name of the part, as in ``ScoreComponents``.
    public let name: String
    /// What it is made of; never empty.
    public let terms: [Term]

    /// The sum of the terms, in bits.
    public var bits: Double { terms.reduce(0) { $0 + $1.bits } }
  }

  /// One surprise.
  public struct Term: Sendable, Hashable {
    /// What was surprising, in words.
    public let subject: String
    /// In bits: The surprisal of the last step, less its entropy; at least 0. For a term without
    /// steps, −log₂ of one probability by the rule of succession.
    public let bits: Double
    /// The contexts that were asked, the shortest first; those that nobody has seen are left out.
    public let steps: [Step]
  }

  /// One context of a chain.
  public struct Step: Sendable, Hashable {
    /// What the context is, in words.
    public let context: String
    /// What is counted in it: host-days, sources, or starts.
    public let unit: String
    /// The count of the thing at hand: n(c, x).
    public let seen: Int
    /// The count of everything: n(c); of offsets, as much of it as is from the days since the offset came.
    public let total: Int
    /// Different things: T(c).
    public let distinct: Int
    /// −log₂ of the estimate after this context, in bits.
    public let surprisal: Double
    /// The entropy of the context, in bits: how surprising it is on average; of a relation that raised an estimate, that of
    /// the context before it.
    public let entropy: Double
    /// The most frequent things, at most five: what would have been normal.
    public let usual: [Usual]
  }

  /// A thing that is frequent in a context.
  public struct Usual: Sendable, Hashable {
    /// What it is.
    public let name: String
    /// Its count.
    public let count: Int
  }
}
