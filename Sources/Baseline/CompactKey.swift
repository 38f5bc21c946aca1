/// A key of a few numbers, by which very many things are found.
public protocol CompactKey: Sendable, Equatable {
  /// The numbers, in two words.
  var words: (UInt64, UInt64) { get }
}

extension Int32: CompactKey {
  /// The number.
  @inlinable public var words: (UInt64, UInt64) { (UInt64(UInt32(bitPattern: self)), 0) }
}

extension BaselineSnapshot.Pair: CompactKey {
  /// Source and target.
  @inlinable public var words: (UInt64, UInt64) {
    (UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target)), 0)
  }
}

extension BaselineSnapshot.TupleKey: CompactKey {
  /// Source and target, and the start.
  @inlinable public var words: (UInt64, UInt64) {
    (
      UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target)),
      UInt64(UInt32(bitPattern: start))
    )
  }
}

/// Any two numbers.
public struct NumberPair: CompactKey {
  @usableFromInline let first: Int32
  @usableFromInline let second: Int32

  /// Makes a pair.
  @inlinable public init(_ first: Int32, _ second: Int32) {
    self.first = first
    self.second = second
  }

  /// Both in one word.
  @inlinable public var words: (UInt64, UInt64) {
    (UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second)), 0)
  }
}

extension CompactKey {
  /// An order of keys: that of their words.
  @inlinable func precedes(_ other: Self) -> Bool { words < other.words }
}

extension Array where Element: CompactKey {
  /// The place of a key in an array that is in the order of keys; nil where it is not there. O(log n).
  @inlinable func place(of key: Element) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].precedes(key) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == key ? low : nil
  }
}
