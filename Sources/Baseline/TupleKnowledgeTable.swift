import RemoteThread

/// What is known of many tuples. Few of them have offsets that are known good, and only those keep a set.
struct TupleKnowledgeTable: Sendable {
  /// In the order of keys, and in the same order ``entries``.
  private var keys: [BaselineSnapshot.TupleKey] = []
  private var entries: [Entry] = []
  private var offsets: [BaselineSnapshot.TupleKey: Set<UInt16>] = [:]

  /// Small, for there may be millions.
  private struct Entry: Sendable {
    private let events: Int
    private let first: Int64
    private let last: Int64
    private let hostDays: Int32
    private let hosts: Int32
    private let days: Int32
    let status: TupleStatus
    let isKnownGood: Bool

    init(_ support: TupleSupport, status: TupleStatus, isKnownGood: Bool) {
      events = support.events
      first = support.seen?.lowerBound.milliseconds ?? .max
      last = support.seen?.upperBound.milliseconds ?? .min
      hostDays = Int32(clamping: support.hostDays)
      hosts = Int32(clamping: support.hosts)
      days = Int32(clamping: support.days)
      self.status = status
      self.isKnownGood = isKnownGood
    }

    var support: TupleSupport {
      TupleSupport(
        events: events, hostDays: Int(hostDays), hosts: Int(hosts), days: Int(days),
        seen: first <= last ? UTCTime(milliseconds: first)...UTCTime(milliseconds: last) : nil)
    }
  }

  /// What is known of a tuple; nil where it was never seen nor decided about. O(log tuples).
  subscript(_ key: BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKnowledge? {
    guard let place = keys.place(of: key) else { return nil }
    let entry = entries[place]
    return BaselineSnapshot.TupleKnowledge(
      support: entry.support, status: entry.status, isKnownGood: entry.isKnownGood,
      knownGoodOffsets: offsets[key] ?? [])
  }

  /// Makes room for so many tuples.
  mutating func reserve(_ tuples: Int) {
    keys.reserveCapacity(tuples)
    entries.reserveCapacity(tuples)
  }

  /// Adds a tuple, each once, in any order; ``sort()`` has to follow where that is not the order of keys.
  mutating func add(
    _ key: BaselineSnapshot.TupleKey, _ support: TupleSupport, status: TupleStatus, isKnownGood: Bool,
    knownGoodOffsets: [UInt16]
  ) {
    keys.append(key)
    entries.append(Entry(support, status: status, isKnownGood: isKnownGood))
    if !knownGoodOffsets.isEmpty { offsets[key] = Set(knownGoodOffsets) }
  }

  /// Brings the tuples into the order of keys, unless they are.
  mutating func sort() {
    guard !zip(keys, keys.dropFirst()).allSatisfy({ $0.precedes($1) }) else { return }
    let order = keys.indices.sorted { keys[$0].precedes(keys[$1]) }
    keys = order.map { keys[$0] }
    entries = order.map { entries[$0] }
  }
}
