/// Up to 64 hosts whose numbers follow one another: of 64 × ``number`` + *i* the bit *i*.
struct HostBlock: Hashable {
  let number: Int32
  var bits: UInt64

  /// The block of a host, with that host alone.
  init(host: Int64) { self.init(number: Int32(truncatingIfNeeded: host >> 6), bits: 1 << UInt64(host & 63)) }

  init(number: Int32, bits: UInt64) {
    self.number = number
    self.bits = bits
  }

  /// Takes the hosts of another block of the same number in; how many were not there.
  fileprivate mutating func unite(_ other: HostBlock) -> Int {
    let new = other.bits & ~bits
    bits |= new
    return new.nonzeroBitCount
  }
}

extension Collection<HostBlock> {
  /// How many hosts there are.
  var hostCount: Int { reduce(0) { $0 + $1.bits.nonzeroBitCount } }

  /// Hands over the number of each host, ascending.
  func forEachHost(_ body: (Int64) throws -> Void) rethrows {
    for block in self {
      var rest = block.bits
      while rest != 0 {
        try body(Int64(block.number) << 6 | Int64(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }
}

/// A set of hosts that only grows. One that stays within a block allocates nothing, for there may be millions.
struct DistinctHosts {
  /// How many there are.
  private(set) var count: Int32 = 0
  // The first block, not as one, which would take a third more memory. Good where there is any host; its number may be
  // anything beside those of the others.
  private var firstNumber: Int32 = -1
  private var firstBits: UInt64 = 0
  /// By number.
  private var others: [HostBlock] = []

  /// Adds hosts, whose blocks come in order; how many were not there.
  @discardableResult mutating func add(_ hosts: ArraySlice<HostBlock>) -> Int32 {
    var new = 0
    var place = 0
    for block in hosts {
      if count == 0 && new == 0 { (firstNumber, firstBits) = (block.number, 0) }
      guard block.number != firstNumber else {
        new += (block.bits & ~firstBits).nonzeroBitCount
        firstBits |= block.bits
        continue
      }
      while place < others.count, others[place].number < block.number { place += 1 }
      if place == others.count || others[place].number != block.number {
        others.insert(HostBlock(number: block.number, bits: 0), at: place)
      }
      new += others[place].unite(block)
    }
    count = Int32(clamping: Int(count) + new)
    return Int32(clamping: new)
  }

  /// Forgets the hosts, and keeps the memory for others.
  mutating func removeAll() {
    (count, firstNumber, firstBits) = (0, -1, 0)
    others.removeAll(keepingCapacity: true)
  }

  /// The blocks, in order.
  var blocks: [HostBlock] {
    guard count > 0 else { return [] }
    return ([HostBlock(number: firstNumber, bits: firstBits)] + others).sorted { $0.number < $1.number }
  }
}
