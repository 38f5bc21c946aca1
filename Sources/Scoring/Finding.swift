public import RemoteThread

/// One event with its score, its level, and the reasons for both.
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
  /// What was noticed beside the score, in the order of ``IndicatorKind``.
  public private(set) var indicators: [Indicator]
  /// The share of benign cases that score as much (``Calibration/pValue(of:)``); nil where the baseline holds no
  /// calibration.
  public let pValue: Double?
  /// Whether the tuple is known good, and so is the offset where it is the only name of the start.
  public let isKnownGood: Bool

  /// The score, in bits: 0 is expected, 10 about a thousand times less likely than what its contexts mostly show.
  public var score: Double { components.sum }

  /// How bad it is.
  public var level: Level { Level(score: score, points: indicators.reduce(0) { $0 + $1.kind.weight }) }

  /// Numbers of the ATT&CK techniques that the indicators point at, ascending, each once.
  public var techniques: [String] { Set(indicators.flatMap(\.techniques)).sorted() }

  /// The finding with one indicator more.
  func adding(_ indicator: Indicator) -> Finding {
    var finding = self
    finding.indicators.append(indicator)
    return finding
  }

  /// A total order by time, computer, record number and every other field: the order of output.
  public static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.event.isOrdered(before: right.event)
  }
}
