/// One pass over the values of an instance: a number behind the last one asked for is found from there.
struct ValuePass {
  private let values: ValueTable
  private var number = 0
  private var offset: Int

  init(_ values: ValueTable) {
    self.values = values
    offset = values.first
  }

  /// Type and place of a value; null where the record holds fewer.
  mutating func value(_ wanted: Int, in chunk: ChunkBytes) -> StoredValue {
    guard wanted < values.count else { return .null }
    if wanted < number { self = ValuePass(values) }
    while number < wanted {
      offset &+= Int(chunk.uint16(at: values.descriptors &+ number &* 4) ?? 0)
      number &+= 1
    }
    return (try? values.value(number, startingAt: offset, in: chunk)) ?? .null
  }
}
