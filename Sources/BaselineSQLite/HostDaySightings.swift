import Baseline
import RemoteThread

/// What was seen on one host on one day, in the order of tuple and offset.
struct HostDaySightings: Hashable {
  /// A tuple by number, and a start offset.
  struct Key: Hashable, Comparable, CompactKey {
    let tuple: Int64
    /// −1 where the sighting has no offset.
    let offset: Int32

    init(tuple: Int64, offset: UInt16?) {
      self.tuple = tuple
      self.offset = offset.map(Int32.init) ?? -1
    }

    /// Tuple and offset.
    var words: (UInt64, UInt64) { (UInt64(bitPattern: tuple), UInt64(UInt32(bitPattern: offset))) }

    /// The start offset.
    var startOffset: UInt16? { offset < 0 ? nil : UInt16(truncatingIfNeeded: offset) }

    static func < (left: Key, right: Key) -> Bool {
      left.tuple != right.tuple ? left.tuple < right.tuple : left.offset < right.offset
    }
  }

  /// One sighting; times are milliseconds since midnight.
  struct Entry: Hashable {
    let key: Key
    var events: Int64
    var first: Int32
    var last: Int32

    /// The start offset.
    var offset: UInt16? { key.startOffset }

    /// Adds events to those that were counted.
    mutating func add(_ other: Entry) {
      events = min(events + other.events, Int64(Sighting.largestEvents))
      widen(other)
    }

    /// Joins another report of the same sighting.
    mutating func join(_ other: Entry) {
      events = max(events, other.events)
      widen(other)
    }

    private mutating func widen(_ other: Entry) {
      first = min(first, other.first)
      last = max(last, other.last)
    }
  }

  private(set) var entries: [Entry]

  /// Nothing seen.
  init() { entries = [] }

  /// - Parameter entries: in ascending order of their keys, each once.
  init(ascending entries: [Entry]) { self.entries = entries }

  /// Takes `others` in, in any order and with repeats; `combine` says what becomes of two with one key.
  mutating func merge(_ others: [Entry], by combine: (inout Entry, Entry) -> Void) {
    let others = others.sorted { $0.key < $1.key }
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + others.count)
    var rest = entries[...]
    for other in others {
      while let first = rest.first, first.key <= other.key { merged.append(rest.removeFirst()) }
      if let last = merged.indices.last, merged[last].key == other.key {
        combine(&merged[last], other)
      } else {
        merged.append(other)
      }
    }
    entries = merged + rest
  }
}
