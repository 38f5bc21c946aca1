/// What a baseline knows of one start offset of a tuple.
///
/// An offset has to earn its standing by itself: one stray start inside a module, seen once while learning, must not pass
/// for the everyday start beside it.
public struct OffsetSummary: Sendable, Hashable {
  /// Low 16 bits of StartAddress.
  public let offset: UInt16
  /// Distinct (host, UTC day) pairs with the tuple at this offset.
  public let hostDays: Int
  /// Events of the tuple at this offset.
  public let events: Int
  /// Distinct UTC days with it.
  public let days: Int
  /// What was decided about this offset of the tuple.
  public let standing: TupleStatus
  /// Whether the policy's figures are met by this offset alone, and neither it nor the tuple is kept back; or whether it was
  /// approved. Approving a tuple by name does not approve its offsets.
  public let isKnownGood: Bool

  /// Judges an offset by `policy`.
  /// - Parameters:
  ///   - status: of the tuple.
  ///   - standing: of the offset.
  public init(
    offset: UInt16, hostDays: Int, days: Int, events: Int, status: TupleStatus, standing: TupleStatus = .learned,
    policy: KnownGoodPolicy
  ) {
    self.offset = offset
    self.hostDays = hostDays
    self.days = days
    self.events = events
    self.standing = standing
    let support = TupleSupport(events: 0, hostDays: hostDays, hosts: 0, days: days, seen: nil)
    isKnownGood = status != .quarantined && policy.isKnownGood(support, status: standing)
  }
}
