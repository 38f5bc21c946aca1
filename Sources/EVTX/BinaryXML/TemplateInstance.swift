/// A use of a template: which one, and the values to put into it.
///
/// Source: libevtx, template instance and template definition: after the token a byte, an identifier, the offset of the
/// definition in the chunk, then the definition itself where it is used for the first time, then the values.
struct TemplateInstance {
  /// Where the definition begins: offset of the next one, GUID, size of its binary XML, the binary XML.
  let definition: Int
  /// The values.
  var values: ValueTable

  /// Reads the instance whose token ends at `start`. `end` is the end of the record or value in which it stands.
  @inline(__always)
  init(at start: Int, end: Int, in chunk: ChunkBytes) throws(BinaryXMLFault) {
    guard let definition = chunk.uint32(at: start &+ 5) else {
      throw BinaryXMLFault(offset: start, reason: .cutShort(part: "template instance"))
    }
    self.definition = Int(definition)
    var offset = start + 9
    if offset == self.definition {
      offset = try TemplateDefinition(at: offset, in: chunk, usedAt: start).body.upperBound
    }
    values = try ValueTable(at: offset, end: end, in: chunk)
  }
}

/// A template in a chunk.
struct TemplateDefinition {
  /// The binary XML, with its header.
  let body: Range<Int>

  static let headerSize = 24

  /// Reads the head of the definition at `start`.
  init(at start: Int, in chunk: ChunkBytes, usedAt use: Int) throws(BinaryXMLFault) {
    guard start >= LogChunk.headerSize, let size = chunk.uint32(at: start &+ 20),
      Int(size) <= chunk.count - start - Self.headerSize
    else {
      throw BinaryXMLFault(offset: use, reason: .templateOffset(UInt32(truncatingIfNeeded: start)))
    }
    body = (start + Self.headerSize)..<(start + Self.headerSize + Int(size))
  }
}

/// The values of a template instance: their number, then size and type of each, then their bytes.
struct ValueTable {
  /// Where the descriptors begin: 16 bits of size, 8 of type, 8 unused.
  let descriptors: Int
  /// How many values there are.
  let count: Int
  /// Where the first value begins.
  let first: Int
  /// Where the record ends, which no value may pass.
  let end: Int
  /// Whether one of the values is an array; known after ``check(in:)``.
  private(set) var hasArrays = false

  /// No values, for binary XML that stands without a template.
  init(none end: Int) {
    descriptors = end
    count = 0
    first = end
    self.end = end
  }

  @inline(__always)
  init(at start: Int, end: Int, in chunk: ChunkBytes) throws(BinaryXMLFault) {
    guard start < end, let claimed = chunk.uint32(at: start), Int(claimed) <= (end - start - 4) / 4 else {
      throw BinaryXMLFault(offset: start, reason: .cutShort(part: "template values"))
    }
    descriptors = start + 4
    count = Int(claimed)
    first = descriptors + count * 4
    self.end = end
  }

  /// Type and place of one value; null where the record holds fewer, as other readers take it.
  /// - Complexity: O(number).
  @inline(__always)
  func value(_ number: Int, in chunk: ChunkBytes) throws(BinaryXMLFault) -> StoredValue {
    guard number < count else { return .null }
    var offset = first
    var index = 0
    while index < number {
      offset &+= Int(chunk.uint16(at: descriptors &+ index &* 4) ?? 0)
      index &+= 1
    }
    return try value(number, startingAt: offset, in: chunk)
  }

  /// Type and place of a value whose beginning is known.
  @inline(__always)
  func value(
    _ number: Int, startingAt offset: Int, in chunk: ChunkBytes
  ) throws(BinaryXMLFault) -> StoredValue {
    let descriptor = chunk.uint32(at: descriptors &+ number &* 4) ?? 0
    let size = Int(descriptor & 0xFFFF)
    guard offset &+ size <= end else {
      throw BinaryXMLFault(offset: descriptors + number * 4, reason: .cutShort(part: "value \(number)"))
    }
    return StoredValue(
      type: ValueType(rawValue: UInt8(truncatingIfNeeded: descriptor >> 16)), range: offset..<(offset &+ size))
  }

  /// Where the last value ends.
  func upperBound(in chunk: ChunkBytes) throws(BinaryXMLFault) -> Int {
    count == 0 ? first : try value(count - 1, in: chunk).range.upperBound
  }

  /// Throws unless all values lie within the record.
  mutating func check(in chunk: ChunkBytes) throws(BinaryXMLFault) {
    var offset = first
    for number in 0..<count {
      let stored = try value(number, startingAt: offset, in: chunk)
      if stored.type.isArray { hasArrays = true }
      offset = stored.range.upperBound
    }
  }
}

/// Type and place of a value in a chunk.
struct StoredValue: Equatable {
  let type: ValueType
  let range: Range<Int>

  static let null = StoredValue(type: .null, range: 0..<0)
}
