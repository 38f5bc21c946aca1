/// The counts of many contexts of one kind, side by side in few arrays in the order of their keys: a million contexts with
/// one continuation each take some twenty bytes each, not an allocation.
public struct ContextTable<Key: CompactKey>: Sendable {
  @usableFromInline private(set) var keys: [Key] = []
  /// Where the continuations of each context begin; those of the last one reach to the end.
  @usableFromInline private(set) var starts: [Int32] = []
  @usableFromInline private(set) var continuations: [Int32] = []
  @usableFromInline private(set) var counts: [Int32] = []

  /// The counts of a context; nil where nothing was seen there. O(log contexts).
  @inlinable public subscript(_ key: Key) -> ContinuationCounts? { keys.place(of: key).map { self[number: $0] } }

  /// Hands contexts over with their counts, in the order of keys: all, or those with so many continuations.
  @inlinable public func forEach(ofAtLeast least: Int = 0, _ body: (Key, ContinuationCounts) -> Void) {
    for number in keys.indices where range(of: number).count >= least { body(keys[number], self[number: number]) }
  }

  @inlinable subscript(number number: Int) -> ContinuationCounts {
    let range = range(of: number)
    return ContinuationCounts(continuations: continuations[range], counts: counts[range])
  }

  @inlinable func range(of number: Int) -> Range<Int> {
    Int(starts[number])..<(number + 1 < starts.count ? Int(starts[number + 1]) : continuations.count)
  }

  private struct Item {
    let key: Key
    let continuation: Int32
    let count: Int32

    func precedes(_ other: Item) -> Bool {
      key != other.key ? key.precedes(other.key) : continuation < other.continuation
    }
  }

  private var last: Item? {
    guard let key = keys.last, let continuation = continuations.last, let count = counts.last else { return nil }
    return Item(key: key, continuation: continuation, count: count)
  }

  /// Adds an item behind all others, or to the last one where it is of the same context and continuation.
  private mutating func append(_ item: Item) {
    if item.key != keys.last {
      keys.append(item.key)
      starts.append(Int32(continuations.count))
    } else if item.continuation == continuations.last {
      let sum = counts[counts.count - 1].addingReportingOverflow(item.count)
      counts[counts.count - 1] = sum.overflow ? .max : sum.partialValue
      return
    }
    continuations.append(item.continuation)
    counts.append(item.count)
  }

  /// Gathers the counts of a table; each continuation of a context may come several times.
  ///
  /// In any order, but what comes in the order of contexts and continuations costs no memory beside the table.
  struct Builder {
    private var table = ContextTable()
    /// What came out of order.
    private var stragglers: [Item] = []

    /// Makes room for so many continuations of so many contexts.
    mutating func reserve(contexts: Int, continuations: Int) {
      table.keys.reserveCapacity(contexts)
      table.starts.reserveCapacity(contexts)
      table.continuations.reserveCapacity(continuations)
      table.counts.reserveCapacity(continuations)
    }

    /// Adds `count` host-days of `continuation` to what was seen in the context.
    mutating func add(_ count: Int, of continuation: Int32, in key: Key) {
      guard count > 0 else { return }
      let item = Item(key: key, continuation: continuation, count: Int32(min(count, ContinuationTally.largest)))
      if let last = table.last, item.precedes(last) {
        stragglers.append(item)
      } else {
        table.append(item)
      }
    }

    /// Makes the table and forgets everything. O(n), but for sorting what came out of order.
    mutating func takeTable() -> ContextTable {
      var taken = Self()
      swap(&taken, &self)
      return taken.merged()
    }

    private consuming func merged() -> ContextTable {
      guard !stragglers.isEmpty else { return table }
      var merged = ContextTable()
      var rest = stragglers.sorted { $0.precedes($1) }[...]
      table.forEach { key, counts in
        for (continuation, count) in counts.hostDays {
          let item = Item(key: key, continuation: continuation, count: Int32(count))
          while let straggler = rest.first, straggler.precedes(item) {
            merged.append(straggler)
            rest.removeFirst()
          }
          merged.append(item)
        }
      }
      for straggler in rest { merged.append(straggler) }
      return merged
    }
  }
}
