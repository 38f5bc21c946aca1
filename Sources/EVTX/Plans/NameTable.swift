/// Numbers for field names: the same name, the same number, in all chunks that one reader reads.
final class NameTable {
  /// More names than any log has; a damaged or hostile one must not fill the memory.
  static let limit = 65_536

  private var units = ContiguousArray<UInt8>()
  private var starts: ContiguousArray<Int> = [0]
  /// Open addressing over a power of two of places; -1 is free.
  private var places = ContiguousArray<Int32>(repeating: -1, count: 256)

  private var count: Int { starts.count - 1 }

  /// The number of a name, its first number if it is new; -1 when there are too many.
  func index(of name: RawSpan) -> Int {
    let bytes = ChunkBytes(name)
    var place = hash(bytes) & (places.count - 1)
    while places[place] >= 0 {
      let index = Int(places[place])
      if isEqual(bytes, index) { return index }
      place = (place + 1) & (places.count - 1)
    }
    guard count < Self.limit else { return -1 }
    places[place] = Int32(count)
    append(bytes)
    if count * 2 > places.count { grow() }
    return count - 1
  }

  private func append(_ bytes: ChunkBytes) {
    for offset in 0..<bytes.count { units.append(bytes.uint8(at: offset) ?? 0) }
    starts.append(units.count)
  }

  private func isEqual(_ bytes: ChunkBytes, _ index: Int) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == bytes.count else { return false }
    for offset in 0..<bytes.count where units[start + offset] != bytes.uint8(at: offset) { return false }
    return true
  }

  /// FNV-1a. Names come from templates, of which the reader reads only so many in a chunk (``PlanCache``), so that a
  /// log made to collide costs no more than a long chain there.
  private func hash(_ bytes: ChunkBytes) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in 0..<bytes.count { hash = (hash ^ UInt64(bytes.uint8(at: offset) ?? 0)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0xFFFF_FFFF)
  }

  private func grow() {
    places = ContiguousArray(repeating: -1, count: places.count * 4)
    for index in 0..<count {
      let name = ContiguousArray(units[starts[index]..<starts[index + 1]])
      var place = hash(ChunkBytes(name.rawSpan)) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(index)
    }
  }
}
