/// What is known of many tuples. Few of them have offsets that are known good, and only those keep a set.
struct TupleKnowledgeTable: Sendable {
  private struct Entry: Sendable {
    let support: TupleSupport
    let status: TupleStatus
    let isKnownGood: Bool
  }

  private var index = CompactIndex<BaselineSnapshot.TupleKey>()
  private var entries: [Entry] = []
  private var offsets: [BaselineSnapshot.TupleKey: Set<UInt16>] = [:]

  /// What is known of a tuple; nil where it was never seen nor decided about.
  subscript(_ key: BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKnowledge? {
    guard let number = index.number(of: key) else { return nil }
    let entry = entries[Int(number)]
    return BaselineSnapshot.TupleKnowledge(
      support: entry.support, status: entry.status, isKnownGood: entry.isKnownGood,
      knownGoodOffsets: offsets[key] ?? [])
  }

  /// Adds a tuple; the first report of one counts.
  mutating func add(
    _ key: BaselineSnapshot.TupleKey, _ support: TupleSupport, status: TupleStatus, isKnownGood: Bool,
    knownGoodOffsets: [UInt16]
  ) {
    guard index.insert(key).isNew else { return }
    entries.append(Entry(support: support, status: status, isKnownGood: isKnownGood))
    if !knownGoodOffsets.isEmpty { offsets[key] = Set(knownGoodOffsets) }
  }
}
