/// The values of an array, one after the other, as ranges in its bytes.
///
/// Source: libevtx, value types: strings end with a NUL, everything else stands side by side. An array without bytes has
/// one empty value, as the element in which it stands is then there once and empty.
struct ArrayItems: ~Escapable {
  private let bytes: ChunkBytes
  private let type: ValueType
  private var offset = 0
  private var hasGiven = false

  @_lifetime(copy value)
  init(_ value: borrowing Value) {
    bytes = ChunkBytes(value.bytes)
    type = value.type.element
  }

  /// The next value; nil behind the last.
  mutating func next() -> Range<Int>? {
    guard offset < bytes.count else {
      if hasGiven { return nil }
      hasGiven = true
      return 0..<0
    }
    hasGiven = true
    let start = offset
    switch type {
    case .string: return characters(from: start, width: 2)
    case .ansiString: return characters(from: start, width: 1)
    case .sid: return take(8 + 4 * Int(bytes.uint8(at: start + 1) ?? 0))
    default: return take(type.width ?? bytes.count)
    }
  }

  /// A value of known size; what is left, if that is less, is none, and ends the array.
  private mutating func take(_ size: Int) -> Range<Int>? {
    let start = offset
    guard size > 0, size <= bytes.count - start else {
      offset = bytes.count
      return start == 0 ? 0..<0 : nil
    }
    offset += size
    return start..<offset
  }

  private mutating func characters(from start: Int, width: Int) -> Range<Int> {
    while offset <= bytes.count - width {
      let character = width == 2 ? bytes.uint16(at: offset) : bytes.uint8(at: offset).map(UInt16.init)
      let end = offset
      offset += width
      if character == 0 { return start..<end }
    }
    offset = bytes.count
    return start..<bytes.count
  }
}
