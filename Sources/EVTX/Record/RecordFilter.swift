/// Which records are wanted: of one provider, with one of some event identifiers.
public struct RecordFilter: Sendable, Hashable {
  /// `System/Provider/@Name` as Windows spells it, compared without regard to ASCII letter case; nil for any.
  public let provider: String?
  /// `System/EventID`; empty for any.
  public let eventIDs: [UInt16]

  /// Wants the records of a provider (nil for any) with one of some event identifiers (none for any).
  public init(provider: String? = nil, eventIDs: [UInt16] = []) {
    self.provider = provider
    self.eventIDs = eventIDs
  }

  /// Wants every record.
  public static var all: RecordFilter { RecordFilter() }
}
