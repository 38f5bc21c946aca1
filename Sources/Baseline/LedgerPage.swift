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

  /// In order. Nearly every event comes behind all those before it, as logs are written and read forwards.
  private var ordered: [Entry] = []
  /// Those that did not, until they are sorted in. None is behind the last of ``ordered``, and none is in it.
  private var late: Set<Entry> = []

  /// An empty page.
  public init() {}

  /// Number of entries.
  public var count: Int { ordered.count + late.count }

  /// The entries, in order.
  public var entries: [Entry] { late.isEmpty ? ordered : Self.merged(ordered, late.sorted()) }

  /// Adds an event; false where it was there already.
  ///
  /// O(1) where it comes behind all others, else O(log n), amortised.
  public mutating func insert(_ entry: Entry) -> Bool {
    guard let last = ordered.last, entry <= last else {
      ordered.append(entry)
      return true
    }
    guard !isOrdered(entry), late.insert(entry).inserted else { return false }
    // A share of all, so that an entry is moved a few times at most, in whatever order entries come.
    if late.count > 64 + ordered.count / 4 {
      ordered = entries
      late = []
    }
    return true
  }

  /// Adds every entry of `other`.
  public mutating func formUnion(_ other: LedgerPage) {
    for entry in other.entries { _ = insert(entry) }
  }

  /// Whether the entries are the same, in whatever order they came.
  public static func == (left: LedgerPage, right: LedgerPage) -> Bool { left.entries == right.entries }

  /// Hashes the entries.
  public func hash(into hasher: inout Hasher) { hasher.combine(entries) }

  private func isOrdered(_ entry: Entry) -> Bool {
    var range = ordered[...]
    while !range.isEmpty {
      let middle = range.startIndex + range.count / 2
      if range[middle] == entry { return true }
      range = range[middle] < entry ? range[(middle + 1)...] : range[..<middle]
    }
    return false
  }

  private static func merged(_ left: [Entry], _ right: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(left.count + right.count)
    var rest = right[...]
    for entry in left {
      while let first = rest.first, first < entry { merged.append(rest.removeFirst()) }
      merged.append(entry)
    }
    return merged + rest
  }
}
