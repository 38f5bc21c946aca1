/// Reads the tokens in a part of a chunk, one after the other. Every token takes at least one byte, so that it ends.
struct TokenReader: ~Escapable {
  let chunk: ChunkBytes
  /// Where the next token begins.
  var offset: Int
  /// Where the bytes end that belong to the record, value or template.
  let end: Int
  /// Whether element starts are expected to carry a dependency identifier: in templates only (libevtx, element start).
  let isTemplate: Bool

  @_lifetime(copy chunk)
  init(_ chunk: ChunkBytes, _ range: Range<Int>, isTemplate: Bool) {
    self.chunk = chunk
    offset = range.lowerBound
    end = min(range.upperBound, chunk.count)
    self.isTemplate = isTemplate
  }

  /// The next token.
  mutating func next() throws(BinaryXMLFault) -> Token {
    guard offset < end, let byte = chunk.uint8(at: offset) else { return .end }
    let start = offset
    offset += 1
    switch byte & ~0x40 {
    case 0x00: return .end
    case 0x01: return .openElement(try elementStart(hasAttributes: byte & 0x40 != 0))
    case 0x02: return .closeStart
    case 0x03: return .closeEmpty
    case 0x04: return .endElement
    case 0x05: return try value()
    case 0x06: return .attribute(try name())
    case 0x07: return .cdata(try text("CDATA section"))
    case 0x08: return .characterReference(try uint16("character reference"))
    case 0x09: return .entityReference(try name())
    case 0x0A: return .instructionTarget(try name())
    case 0x0B: return .instructionData(try text("processing instruction"))
    case 0x0C: return .templateInstance
    case 0x0D, 0x0E: return try substitution(isOptional: byte & 0x0F == 0x0E)
    case 0x0F:
      try skip(3, "fragment header")
      return .fragmentHeader
    default: throw BinaryXMLFault(offset: start, reason: .token(byte))
    }
  }

  // MARK: Parts

  private mutating func skip(_ count: Int, _ part: String) throws(BinaryXMLFault) {
    guard count <= end - offset else { throw BinaryXMLFault(offset: offset, reason: .cutShort(part: part)) }
    offset += count
  }

  private mutating func uint16(_ part: String) throws(BinaryXMLFault) -> UInt16 {
    let start = offset
    try skip(2, part)
    return chunk.uint16(at: start) ?? 0
  }

  private mutating func uint32(_ part: String) throws(BinaryXMLFault) -> UInt32 {
    let start = offset
    try skip(4, part)
    return chunk.uint32(at: start) ?? 0
  }

  /// A 16-bit count of UTF-16 units, and the units.
  private mutating func text(_ part: String) throws(BinaryXMLFault) -> Range<Int> {
    let units = Int(try uint16(part))
    let start = offset
    try skip(units * 2, part)
    return start..<offset
  }

  /// The offset of a name; the name itself follows where it is used for the first time.
  private mutating func name() throws(BinaryXMLFault) -> NameReference {
    let use = offset
    let start = Int(try uint32("name"))
    let name = try NameReference(at: start, in: chunk, usedAt: use)
    if start == offset { try skip(NameReference.prefixSize + name.byteCount + 2, "name") }
    return name
  }

  private mutating func elementStart(hasAttributes: Bool) throws(BinaryXMLFault) -> NameReference {
    if carriesDependency(at: offset) { try skip(2, "element start") }
    try skip(4, "element start")
    let name = try name()
    if hasAttributes { try skip(4, "attribute list") }
    return name
  }

  /// Whether a dependency identifier stands before the size of an element: by rule, unless only the other fits.
  private func carriesDependency(at offset: Int) -> Bool {
    isTemplate
      ? fits(sizeAt: offset + 2) || !fits(sizeAt: offset)
      : !fits(sizeAt: offset) && fits(sizeAt: offset + 2)
  }

  /// Whether an element start can have its size here: the name behind it is this one or an earlier one of the chunk.
  private func fits(sizeAt offset: Int) -> Bool {
    guard let size = chunk.uint32(at: offset), let name = chunk.uint32(at: offset + 4) else { return false }
    return size <= LogChunk.size && name >= LogChunk.headerSize && Int(name) <= offset + 8
  }

  private mutating func value() throws(BinaryXMLFault) -> Token {
    let start = offset
    try skip(1, "value")
    let type = ValueType(rawValue: chunk.uint8(at: start) ?? 0)
    if type == .string { return .value(type, try text("value")) }
    guard let width = type.width else {
      throw BinaryXMLFault(offset: start, reason: .valueType(type.rawValue))
    }
    let first = offset
    try skip(width, "value")
    return .value(type, first..<offset)
  }

  private mutating func substitution(isOptional: Bool) throws(BinaryXMLFault) -> Token {
    let start = offset
    try skip(3, "substitution")
    return .substitution(
      number: Int(chunk.uint16(at: start) ?? 0), isOptional: isOptional,
      type: ValueType(rawValue: chunk.uint8(at: start + 2) ?? 0))
  }
}
