/// How bad a finding is: by how unlike the baseline it is, and by what indicates an attack.
///
/// | Score in bits | 0 points | 1 | 2 | 3 | 4 and more |
/// |---|---|---|---|---|---|
/// | below 6 | informational | low | medium | medium | high |
/// | from 6 | low | low | medium | high | high |
/// | from 12 | low | medium | high | high | critical |
/// | from 20 | medium | medium | high | critical | critical |
/// | from 28 | high | high | high | critical | critical |
///
/// Points are the sum of the weights of a finding's indicators (``IndicatorKind/weight``). Where the baseline is thin,
/// scores are small and the points decide.
public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Expected.
  case informational
  /// Rare, or odd by itself.
  case low
  /// To be looked at when there is time.
  case medium
  /// To be looked at today.
  case high
  /// To be looked at now.
  case critical

  /// The level of a score in bits and the points of the indicators.
  public init(score: Double, points: Int) {
    let row = Self.rows.last { score >= $0.leastScore } ?? Self.rows[0]
    self = row.levels[min(max(0, points), row.levels.count - 1)]
  }

  /// The table, lowest scores first.
  static let rows: [(leastScore: Double, levels: [Level])] = [
    (0, [.informational, .low, .medium, .medium, .high]),
    (6, [.low, .low, .medium, .high, .high]),
    (12, [.low, .medium, .high, .high, .critical]),
    (20, [.medium, .medium, .high, .critical, .critical]),
    (28, [.high, .high, .high, .critical, .critical]),
  ]

  /// Orders from harmless to bad.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
