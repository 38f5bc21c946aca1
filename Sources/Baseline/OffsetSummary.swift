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
  /// Whether the policy's figures are met by this offset alone, and the tuple is not quarantined. Approving a tuple
  /// by name does not approve its offsets.
  public let isKnownGood: Bool

  /// Judges an offset by `policy`.
  public init(
    offset: UInt16, hostDays: Int, days: Int, events: Int, status: TupleStatus, policy: KnownGoodPolicy
  ) {
    self.offset = offset
    self.hostDays = hostDays
    self.days = days
    self.events = events
    isKnownGood = status != .quarantined && hostDays >= policy.minimumHostDays && days >= policy.minimumDays
  }
}
