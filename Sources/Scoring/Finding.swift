public import RemoteThread

/// One event with its score and the reasons for it.
public struct Finding: Sendable {
  /// The event.
  public let event: RemoteThreadEvent
  /// What the baseline counts it as.
  public let tuple: ThreadTuple
  /// The parts of the score, in bits.
  public let components: ScoreComponents
  /// What was never seen, shallowest first.
  public let novelties: [Novelty]
  /// The case it belongs to.
  public let caseIdentity: CaseIdentity
  /// The score in words, the largest part first. Never empty.
  public let reasons: [String]
  /// Whether the tuple is known good, and so is the offset where it is the only name of the start.
  public let isKnownGood: Bool

  /// The score, in bits: 0 is expected, 10 about a thousand times less likely than what its contexts mostly show.
  public var score: Double { components.sum }

  /// A total order by time, computer, record number and every other field: the order of output.
  public static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.event.isOrdered(before: right.event)
  }
}
