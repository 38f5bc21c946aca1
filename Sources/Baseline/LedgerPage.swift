public import RemoteThread

/// The events of one host and UTC day that were counted: the ledger that makes counting exactly-once.
///
/// An entry is the millisecond of the day with the record number, or with the digest where there is none
/// (``EventIdentity``). Encoded as bytes, record numbers take the difference to the one before, so that an event of
/// a dense log costs about 3 to 5 bytes and a digest 9 to 12.
public struct LedgerPage: Sendable, Hashable {
  /// One counted event.
  public struct Entry: Sendable, Hashable, Comparable {
    /// Record number or digest.
    public let discriminator: EventIdentity.Discriminator
    /// Milliseconds since midnight UTC.
    public let millisecond: Int32

    /// The entry of `identity` on its day.
    public init(_ identity: EventIdentity) {
      discriminator = identity.discriminator
      millisecond = identity.utcTime.millisecondOfDay
    }

    /// The entry of an event on its day.
    public init(_ row: EventBatch.Row) {
      discriminator = row.discriminator
      millisecond = row.utcTime.millisecondOfDay
    }

    init(discriminator: EventIdentity.Discriminator, millisecond: Int32) {
      self.discriminator = discriminator
      self.millisecond = millisecond
    }

    /// Record numbers before digests, each by number, then by time.
    public static func < (left: Entry, right: Entry) -> Bool { left.sortKey < right.sortKey }

    private var sortKey: (Int, UInt64, Int32) {
      switch discriminator {
      case .recordID(let number): (0, number, millisecond)
      case .digest(let digest): (1, digest, millisecond)
      }
    }
  }

  /// The entries.
  public private(set) var entries: Set<Entry>

  /// An empty page.
  public init() { entries = [] }

  /// Adds an event; false where it was there already.
  public mutating func insert(_ entry: Entry) -> Bool { entries.insert(entry).inserted }

  /// Adds every entry of `other`.
  public mutating func formUnion(_ other: LedgerPage) { entries.formUnion(other.entries) }
}
