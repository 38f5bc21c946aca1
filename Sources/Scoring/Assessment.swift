/// What the score of a tuple says, without words.
public struct Assessment: Sendable, Hashable {
  /// The parts of the score, in bits.
  public let components: ScoreComponents
  /// The case that it belongs to.
  public let caseIdentity: CaseIdentity
  /// Whether the tuple is known good, and so is the offset where it is the only name of the start.
  public let isKnownGood: Bool
}
