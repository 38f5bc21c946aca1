/// When a tuple counts as known good.
///
/// Kept inside the baseline, so that scoring and generating agree on it.
public struct KnownGoodPolicy: Sendable, Hashable, Codable {
  /// Least number of host-days (distinct host × UTC day) on which the tuple was seen; at least 1.
  public let minimumHostDays: Int
  /// Least number of distinct UTC days; at least 1.
  public let minimumDays: Int

  /// Five host-days on three days: more than one odd week on one host, less than a roll-out takes to settle.
  public static let standard = KnownGoodPolicy(minimumHostDays: 5, minimumDays: 3)

  /// Makes a policy; figures below 1 are taken as 1.
  public init(minimumHostDays: Int, minimumDays: Int) {
    self.minimumHostDays = max(1, minimumHostDays)
    self.minimumDays = max(1, minimumDays)
  }

  /// Whether a tuple with this support and status is known good.
  public func isKnownGood(_ support: TupleSupport, status: TupleStatus) -> Bool {
    switch status {
    case .approved: true
    case .probation, .quarantined: false
    case .learned: support.hostDays >= minimumHostDays && support.days >= minimumDays
    }
  }
}
