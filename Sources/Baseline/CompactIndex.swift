/// Numbers keys 0, 1, 2 … as they come, and finds the number of a key.
///
/// For a million keys and more, where a dictionary's general hash takes most of the time and its buckets most of the
/// memory: here a key costs itself and 8 to 16 bytes. Not for texts, and seeded all the same, for the numbers are those
/// of a file. Inlinable, so that every module that uses it gets code for its own keys.
public struct CompactIndex<Key: CompactKey>: Sendable {
  /// The keys at their numbers.
  @inlinable public var keys: [Key] { storedKeys }
  @usableFromInline var storedKeys: [Key] = []
  /// Numbers of keys by hash, open addressing; -1 is free. Always a power of two, and at most half full.
  @usableFromInline var slots: [Int32]
  @usableFromInline let seed = UInt64.random(in: .min ... .max)

  /// An index without keys.
  @inlinable public init(minimumCapacity: Int = 0) {
    var size = 16
    while size < 2 * minimumCapacity { size *= 2 }
    slots = Array(repeating: -1, count: size)
    storedKeys.reserveCapacity(minimumCapacity)
  }

  /// The number of a key; nil where it never came.
  @inlinable public func number(of key: Key) -> Int32? {
    let found = slots[slot(of: key)]
    return found >= 0 ? found : nil
  }

  /// The number of a key, a new one where it did not come before.
  @inlinable public mutating func insert(_ key: Key) -> (number: Int32, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return (slots[slot], false) }
    let number = Int32(storedKeys.count)
    storedKeys.append(key)
    slots[slot] = number
    if storedKeys.count * 2 > slots.count { grow() }
    return (number, true)
  }

  @inlinable func slot(of key: Key) -> Int {
    var slot = hash(key) & (slots.count - 1)
    while slots[slot] >= 0, storedKeys[Int(slots[slot])] != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  @inlinable mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, key) in storedKeys.enumerated() {
      var slot = hash(key) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  @inlinable func hash(_ key: Key) -> Int {
    let words = key.words
    return Int(truncatingIfNeeded: mixed(mixed(words.0 ^ seed) ^ words.1))
  }

  /// Both halves of a product with an odd number (2⁶⁴ divided by the golden ratio; D. Knuth, TAOCP 3, section 6.4).
  @inlinable func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
