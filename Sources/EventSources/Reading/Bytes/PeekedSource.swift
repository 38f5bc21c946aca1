/// A source whose first bytes were looked at and are read again.
final class PeekedSource: ByteSource {
  /// The bytes that were looked at.
  let head: [UInt8]
  /// The source itself, behind its head.
  let rest: any ByteSource
  private var given = 0

  /// Bytes that are enough to tell every format whose mark has a fixed place; tar's stands at 257.
  static let headSize = 512

  /// How far a source is looked at that has not ended before.
  enum Extent {
    /// ``PeekedSource/headSize`` bytes.
    case whole
    /// No further than the read that gives the first line break: for sources that come as they are written.
    case firstLine
  }

  /// Looks at the first ``headSize`` bytes, or fewer where the source is shorter.
  init(_ source: any ByteSource, upTo extent: Extent = .whole) throws(ReadFailure) {
    var bytes: [UInt8] = []
    while bytes.count < Self.headSize, extent == .whole || !bytes.contains(ByteScan.newline) {
      let before = bytes.count
      try source.read(appendingTo: &bytes, atMost: 1 << 16)
      if bytes.count == before { break }
    }
    head = bytes
    rest = source
  }

  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    guard given < head.count else { return try rest.read(appendingTo: &bytes, atMost: limit) }
    let end = min(head.count, given + limit)
    bytes.append(contentsOf: head[given..<end])
    given = end
  }
}

extension PeekedSource {
  /// The whole source: the file itself, moved back to its beginning, where that can be done.
  func fromStart() -> any ByteSource {
    if let file = rest as? FileSource, file.isSeekable, file.rewind() { file } else { self }
  }
}
