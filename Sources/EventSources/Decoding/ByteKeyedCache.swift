#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Values by keys of bytes, for few keys that come again and again. Forgets all where it grows large, so that memory
/// stays bounded whatever the input.
struct ByteKeyedCache<Value> {
  private struct Key {
    let hash: UInt64
    let bytes: Range<Int>
  }

  private var keys: [Key] = []
  /// The bytes of the keys behind each other.
  private var bytes: [UInt8] = []
  /// The values of the keys, by their numbers. Apart from the keys, and no more than looked at in place: a copy of a value
  /// that holds references costs more than to find it.
  var values: [Value] = []
  /// Numbers of keys, by hash; -1 where there is none. Always a power of two, and at most half full.
  private var table = [Int32](repeating: -1, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  private let mostEntries: Int
  private let mostBytes: Int

  /// Remembers so many keys, of a KiB each on average.
  init(mostEntries: Int) {
    self.mostEntries = mostEntries
    mostBytes = mostEntries << 10
  }

  /// The number of `key` among the keys; nil where it has no value. Good until a key is added.
  func number(of key: [UInt8]) -> Int? {
    let hash = hash(key)
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] >= 0 {
      let number = Int(table[place])
      if keys[number].hash == hash, holds(key, at: keys[number].bytes) { return number }
      place = (place + 1) & (table.count - 1)
    }
    return nil
  }

  /// Adds a key that has no value yet.
  mutating func add(_ value: Value, of key: [UInt8]) {
    if keys.count >= mostEntries || bytes.count + key.count > mostBytes { removeAll() }
    keys.append(Key(hash: hash(key), bytes: bytes.count..<bytes.count + key.count))
    bytes += key
    values.append(value)
    if keys.count * 2 <= table.count { return insert(keys.count - 1) }
    table = Array(repeating: -1, count: table.count * 2)
    for number in keys.indices { insert(number) }
  }

  private mutating func insert(_ number: Int) {
    var place = Int(truncatingIfNeeded: keys[number].hash) & (table.count - 1)
    while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
    table[place] = Int32(number)
  }

  private mutating func removeAll() {
    keys.removeAll()
    bytes.removeAll()
    values.removeAll()
    table = Array(repeating: -1, count: 64)
  }

  /// Unsafe for the pointers only, which live as long as the closures; the range lies within the bytes.
  private func holds(_ key: [UInt8], at range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe key.withUnsafeBytes { key in
        guard let own = bytes.baseAddress, let other = key.baseAddress else { return true }
        return unsafe memcmp(own + range.lowerBound, other, range.count) == 0
      }
    }
  }

  /// Seeded, so that nobody can write keys that all have one hash. Eight bytes a step, all of them within the key.
  private func hash(_ key: [UInt8]) -> UInt64 {
    var hash = seed ^ UInt64(key.count)
    unsafe key.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = Self.mixed(hash ^ word)
        offset += 8
      }
    }
    return key.suffix(key.count % 8).reduce(hash) { Self.mixed($0 ^ UInt64($1)) }
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
