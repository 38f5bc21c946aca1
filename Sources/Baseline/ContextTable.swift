/// The counts of many contexts of one kind, side by side in few arrays: a million contexts with one continuation each
/// take some tens of bytes each, not an allocation.
public struct ContextTable<Key: CompactKey>: Sendable {
  @usableFromInline let index: CompactIndex<Key>
  /// Where the continuations of each context begin, and where the last one's end.
  @usableFromInline let starts: [Int32]
  @usableFromInline let continuations: [Int32]
  @usableFromInline let counts: [Int32]

  /// The counts of a context; nil where nothing was seen there.
  @inlinable public subscript(_ key: Key) -> ContinuationCounts? { index.number(of: key).map { self[number: $0] } }

  /// Hands every context over with its counts, in the order in which they were added.
  @inlinable public func forEach(_ body: (Key, ContinuationCounts) -> Void) {
    for number in index.keys.indices { body(index.keys[number], self[number: Int32(number)]) }
  }

  @inlinable subscript(number number: Int32) -> ContinuationCounts {
    let range = Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
    return ContinuationCounts(continuations: continuations[range], counts: counts[range])
  }

  /// Gathers the counts of a table, in any order; each continuation of a context may come several times.
  struct Builder {
    private struct Item {
      let context: Int32
      let continuation: Int32
      let count: Int32
    }

    private var index = CompactIndex<Key>()
    private var items: [Item] = []

    /// Adds `count` host-days of `continuation` to what was seen in the context.
    mutating func add(_ count: Int, of continuation: Int32, in key: Key) {
      guard count > 0 else { return }
      items.append(
        Item(
          context: index.insert(key).number, continuation: continuation,
          count: Int32(min(count, ContinuationTally.largest))))
    }

    /// Makes the table and forgets everything. O(n) but for sorting the continuations within each context.
    mutating func takeTable() -> ContextTable {
      var taken = Self()
      swap(&taken, &self)
      return taken.table()
    }

    private consuming func table() -> ContextTable {
      var starts = [Int](repeating: 0, count: index.keys.count + 1)
      for item in items { starts[Int(item.context) + 1] += 1 }
      for number in 0..<index.keys.count { starts[number + 1] += starts[number] }
      var places = starts
      var ordered = items
      for item in items {
        ordered[places[Int(item.context)]] = item
        places[Int(item.context)] += 1
      }
      for number in 0..<index.keys.count where starts[number + 1] - starts[number] > 1 {
        ordered[starts[number]..<starts[number + 1]].sort { $0.continuation < $1.continuation }
      }
      return Self.joined(ordered, index)
    }

    /// Items of one context and continuation become one.
    private static func joined(_ ordered: [Item], _ index: CompactIndex<Key>) -> ContextTable {
      var starts: [Int32] = []
      starts.reserveCapacity(index.keys.count + 1)
      var (continuations, counts): ([Int32], [Int32]) = ([], [])
      continuations.reserveCapacity(ordered.count)
      counts.reserveCapacity(ordered.count)
      var last: Item?
      for item in ordered {
        if item.context != last?.context { starts.append(Int32(continuations.count)) }
        if item.context == last?.context, item.continuation == last?.continuation {
          let sum = counts[counts.count - 1].addingReportingOverflow(item.count)
          counts[counts.count - 1] = sum.overflow ? .max : sum.partialValue
        } else {
          continuations.append(item.continuation)
          counts.append(item.count)
        }
        last = item
      }
      return ContextTable(
        index: index, starts: starts + [Int32(continuations.count)], continuations: continuations, counts: counts)
    }
  }

  private init(index: CompactIndex<Key>, starts: [Int32], continuations: [Int32], counts: [Int32]) {
    self.index = index
    self.starts = starts
    self.continuations = continuations
    self.counts = counts
  }
}
