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
  /// Whether the tuple is known good and the offset, where it is the only name of the start, was seen before.
  public let isKnownGood: Bool

  /// The score, in bits: 0 is expected, 10 about a thousand times less likely than what its contexts mostly show.
  public var score: Double { components.sum }

  /// A total order by time, then computer, record number and every other field: the order of output.
  public static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.event.isOrdered(before: right.event)
  }
}

extension RemoteThreadEvent {
  /// Orders by time, computer, record number; then by all other fields, so that only equal events are tied.
  package func isOrdered(before other: RemoteThreadEvent) -> Bool {
    if utcTime != other.utcTime { return utcTime < other.utcTime }
    if computer != other.computer { return computer < other.computer }
    if recordID != other.recordID { return (recordID ?? 0) < (other.recordID ?? 0) }
    return remainder.lexicographicallyPrecedes(other.remainder)
  }

  private var remainder: [String] {
    [
      sourceImage.rawValue, targetImage.rawValue, startAddress?.description ?? "", startModule?.rawValue ?? "",
      startFunction ?? "", sourceProcessGuid?.rawValue ?? "", targetProcessGuid?.rawValue ?? "",
      "\(sourceProcessId ?? 0) \(targetProcessId ?? 0) \(newThreadId ?? 0)", sourceUser ?? "", targetUser ?? "",
      ruleName ?? "",
    ]
  }
}
