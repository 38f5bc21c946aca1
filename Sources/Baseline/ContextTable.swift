/// The counts of many contexts of one kind, side by side in few arrays: a million contexts with one continuation each
/// take some tens of bytes each, not an allocation.
public struct ContextTable<Key: CompactKey>: Sendable {
  @usableFromInline let index: CompactIndex<Key>
  /// Where the continuations of each context begin, and where the last one's end.
  @usableFromInline let starts: [Int]
  @usableFromInline let continuations: [Int32]
  @usableFromInline let counts: [Int]

  /// The counts of a context; nil where nothing was seen there.
  @inlinable public subscript(_ key: Key) -> ContinuationCounts? { index.number(of: key).map { self[number: $0] } }

  /// Hands every context over with its counts, in the order in which they were added.
  @inlinable public func forEach(_ body: (Key, ContinuationCounts) -> Void) {
    for number in index.keys.indices { body(index.keys[number], self[number: Int32(number)]) }
  }

  @inlinable subscript(number number: Int32) -> ContinuationCounts {
    let range = starts[Int(number)]..<starts[Int(number) + 1]
    return ContinuationCounts(continuations: continuations[range], counts: counts[range])
  }

  /// Gathers the counts of a table, in any order; each continuation of a context may come several times.
  struct Builder {
    private struct Item {
      let context: Int32
      let continuation: Int32
      let count: Int
    }

    private var index = CompactIndex<Key>()
    private var items: [Item] = []

    /// Adds `count` host-days of `continuation` to what was seen in the context.
    mutating func add(_ count: Int, of continuation: Int32, in key: Key) {
      guard count > 0 else { return }
      items.append(
        Item(
          context: index.insert(key).number, continuation: continuation, count: min(count, ContinuationTally.largest)))
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
      var starts: [Int] = []
      starts.reserveCapacity(index.keys.count + 1)
      var (continuations, counts): ([Int32], [Int]) = ([], [])
      continuations.reserveCapacity(ordered.count)
      counts.reserveCapacity(ordered.count)
      var last: Item?
      for item in ordered {
        if item.context != last?.context { starts.append(continuations.count) }
        if item.context == last?.context, item.continuation == last?.continuation {
          counts[counts.count - 1] = min(counts[counts.count - 1] + item.count, ContinuationTally.largest)
        } else {
          continuations.append(item.continuation)
          counts.append(item.count)
        }
        last = item
      }
      return ContextTable(
        index: index, starts: starts + [continuations.count], continuations: continuations, counts: counts)
    }
  }

  private init(index: CompactIndex<Key>, starts: [Int], continuations: [Int32], counts: [Int]) {
    self.index = index
    self.starts = starts
    self.continuations = continuations
    self.counts = counts
  }
}
