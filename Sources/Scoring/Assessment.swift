/// What the score of a tuple says, without words.
public struct Assessment: Sendable, Hashable {
  /// The parts of the score, in bits.
  public let components: ScoreComponents
  /// What is new in its case (``CaseIdentity``); nil where nothing is.
  public let novelty: Novelty?
}
