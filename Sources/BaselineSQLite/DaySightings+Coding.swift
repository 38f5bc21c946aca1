import Baseline

extension DaySightings {
  /// The day as bytes: numbers in LEB128, but for the bits of blocks, which are eight bytes each, the lowest first.
  ///
  /// The blocks of ``rows`` and of ``hosts``, each behind their number; then of each entry the tuple, less that of the
  /// entry before, the offset and 1, events, first, last less first, and its blocks.
  var encoded: [UInt8] {
    var bytes = LEB128Writer()
    bytes.write(rows[...])
    bytes.write(hosts[...])
    var tuple: Int64 = 0
    for entry in entries {
      bytes.write(UInt64(entry.key.tuple - tuple))
      tuple = entry.key.tuple
      bytes.write(UInt64(entry.key.offset + 1))
      bytes.write(UInt64(entry.events))
      bytes.write(UInt64(entry.first))
      bytes.write(UInt64(entry.last - entry.first))
      bytes.write(hosts(of: entry))
    }
    return bytes.bytes
  }

  /// Reads what ``encoded`` wrote; nil where it is anything else.
  init?(decoding bytes: [UInt8]) {
    var reader = ByteReader(bytes.span)
    guard let rows = reader.blocks(), let hosts = reader.blocks() else { return nil }
    var (entries, blocks): ([Entry], [HostBlock]) = ([], [])
    // An entry takes about 30 bytes.
    entries.reserveCapacity(bytes.count / 24)
    blocks.reserveCapacity(bytes.count / 10)
    while !reader.isAtEnd {
      guard let entry = reader.entry(after: entries.last, &blocks) else { return nil }
      entries.append(entry)
    }
    self.init(rows: rows, hosts: hosts, entries: entries, blocks: blocks)
  }
}

extension LEB128Writer {
  fileprivate mutating func write(_ blocks: ArraySlice<HostBlock>) {
    write(UInt64(blocks.count))
    var last: Int32 = -1
    for block in blocks {
      write(UInt64(block.number - last - 1))
      last = block.number
      write(fixed: block.bits)
    }
  }
}

private struct ByteReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var position = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// The next number; nil where there is none up to `largest` in its shortest form.
  mutating func number(upTo largest: UInt64) -> UInt64? {
    var (number, shift): (UInt64, UInt64) = (0, 0)
    while position < bytes.count, shift < 63 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte & 0x80 == 0 else { continue }
      return number <= largest && (byte != 0 || shift == 7) ? number : nil
    }
    return nil
  }

  mutating func blocks() -> [HostBlock]? {
    var blocks: [HostBlock] = []
    return append(to: &blocks) ? blocks : nil
  }

  /// Reads blocks, each with a host at least; false where there are none.
  private mutating func append(to blocks: inout [HostBlock]) -> Bool {
    guard let count = number(upTo: Self.mostBlocks) else { return false }
    var last: Int64 = -1
    for _ in 0..<count {
      guard let step = number(upTo: Self.mostBlocks), last + 1 + Int64(step) < Int64(Self.mostBlocks),
        position + 8 <= bytes.count
      else { return false }
      last += 1 + Int64(step)
      var bits: UInt64 = 0
      for place in 0..<8 { bits |= UInt64(bytes[position + place]) << UInt64(8 * place) }
      position += 8
      guard bits != 0 else { return false }
      blocks.append(HostBlock(number: Int32(last), bits: bits))
    }
    return true
  }

  mutating func entry(after last: DaySightings.Entry?, _ blocks: inout [HostBlock]) -> DaySightings.Entry? {
    let before = last?.key.tuple ?? 0
    guard let step = number(upTo: UInt64(Int64.max - before)), let offset = number(upTo: 65_536),
      let events = number(upTo: Self.mostEvents), let first = number(upTo: 86_399_999),
      let span = number(upTo: 86_399_999 - first)
    else { return nil }
    let key = HostDaySightings.Key(
      tuple: before + Int64(step), offset: offset == 0 ? nil : UInt16(truncatingIfNeeded: offset - 1))
    let start = blocks.count
    guard key.tuple >= 1, last.map({ $0.key < key }) ?? true, events > 0, append(to: &blocks), blocks.count > start
    else { return nil }
    return DaySightings.Entry(
      key: key, events: Int64(events), first: Int32(first), last: Int32(first + span), hosts: start..<blocks.count)
  }

  /// Numbers of hosts stay below 2³¹.
  private static let mostBlocks: UInt64 = 1 << 25
  /// Each of 2³¹ hosts has fewer than 2³² events of a kind.
  private static let mostEvents: UInt64 = 1 << 62
}
