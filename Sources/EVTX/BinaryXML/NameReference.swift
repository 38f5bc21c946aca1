/// A name in a chunk.
///
/// Source: libevtx, name: the offset of another name (unused here), a hash (unused), the number of UTF-16 units, the
/// units, a zero. Names stand where they are first used, and later uses point there.
struct NameReference {
  /// Where its UTF-16 units begin in the chunk.
  let offset: Int
  /// Bytes of its units.
  let byteCount: Int

  static let prefixSize = 8

  var range: Range<Int> { offset..<(offset + byteCount) }

  /// Reads the name whose prefix begins at `start`.
  init(at start: Int, in chunk: ChunkBytes, usedAt use: Int) throws(BinaryXMLFault) {
    guard let units = chunk.uint16(at: start &+ 6) else {
      throw BinaryXMLFault(offset: use, reason: .nameOffset(UInt32(truncatingIfNeeded: start)))
    }
    offset = start + Self.prefixSize
    byteCount = Int(units) * 2
    guard offset + byteCount <= chunk.count, byteCount > 0 else {
      throw BinaryXMLFault(offset: use, reason: .nameOffset(UInt32(truncatingIfNeeded: start)))
    }
  }
}

/// A name of up to 16 ASCII characters as a number, to compare it at once.
struct ShortName: Equatable {
  private let low: UInt64
  private let high: UInt64

  /// Packs a name; nil if it is longer or not ASCII.
  init?(_ name: NameReference, in chunk: ChunkBytes) {
    guard name.byteCount <= 32 else { return nil }
    var packed: (low: UInt64, high: UInt64) = (0, 0)
    var index = 0
    while index < name.byteCount / 2 {
      guard let unit = chunk.uint16(at: name.offset + index * 2), unit < 0x80 else { return nil }
      Self.add(UInt64(unit), at: index, to: &packed)
      index += 1
    }
    (low, high) = packed
  }

  init(_ text: StaticString) {
    var packed: (low: UInt64, high: UInt64) = (0, 0)
    for (index, byte) in "\(text)".utf8.enumerated() { Self.add(UInt64(byte), at: index, to: &packed) }
    (low, high) = packed
  }

  private static func add(_ character: UInt64, at index: Int, to packed: inout (low: UInt64, high: UInt64)) {
    if index < 8 { packed.low |= character << (index * 8) } else { packed.high |= character << ((index - 8) * 8) }
  }
}

/// The names that give an event its structure.
struct StructuralNames {
  let system = ShortName("System")
  let provider = ShortName("Provider")
  let name = ShortName("Name")
  let eventID = ShortName("EventID")
  let eventRecordID = ShortName("EventRecordID")
  let timeCreated = ShortName("TimeCreated")
  let systemTime = ShortName("SystemTime")
  let computer = ShortName("Computer")
}
