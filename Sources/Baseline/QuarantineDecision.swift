public import RemoteThread

/// What a person decided about a tuple, or about one start offset of it: who, when and why.
///
/// Kept for good; of several about the same start the latest counts.
public struct QuarantineDecision: Sendable, Hashable, Comparable {
  /// What may be decided.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// It is known good.
    case approved
    /// It never becomes known good by itself.
    case rejected
  }

  /// What it is about: a tuple as a whole, where the offset is nil, or one of its start offsets.
  public let start: TupleStart
  /// What was decided.
  public let verdict: Verdict
  /// Who decided. Not empty.
  public let who: String
  /// When.
  public let time: UTCTime
  /// Why. Not empty.
  public let why: String
  /// The last day on which an approval counts; nil where it counts for good.
  public let lastDay: UTCDay?

  /// Makes a decision. A rejection has no last day.
  public init(
    start: TupleStart, verdict: Verdict, who: String, time: UTCTime, why: String, lastDay: UTCDay? = nil
  ) {
    self.start = start
    self.verdict = verdict
    self.who = who
    self.time = time
    self.why = why
    self.lastDay = verdict == .approved ? lastDay : nil
  }

  /// Whether it still counts on `day`.
  public func counts(on day: UTCDay) -> Bool { lastDay.map { day <= $0 } ?? true }

  /// What the baseline holds because of it.
  public var status: TupleStatus { verdict == .approved ? .approved : .quarantined }

  /// The reason that the baseline holds with the status: `approved by ann on 2026-02-03 until 2026-03-01: the new agent`.
  public var reason: String {
    "\(verdict.rawValue) by \(who) on \(time.day)" + (lastDay.map { " until \($0)" } ?? "") + ": \(why)"
  }

  /// Orders by start, then by time; of one moment a rejection comes last, so that it counts.
  public static func < (left: QuarantineDecision, right: QuarantineDecision) -> Bool {
    if left.start != right.start { return left.start < right.start }
    return left.order < right.order
  }

  private var order: (Int64, Int, String, String, Int32) {
    (time.milliseconds, verdict == .approved ? 0 : 1, who, why, lastDay?.number ?? .max)
  }
}
