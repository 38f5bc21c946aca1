/// A value of a record, still as its bytes in the chunk.
public struct Value: ~Escapable {
  /// What the bytes mean. ``Record/forEachDataField(_:)`` gives the values of an array one by one.
  public let type: ValueType
  /// The bytes in the chunk.
  public let bytes: RawSpan

  @_lifetime(copy bytes)
  init(type: ValueType, bytes: RawSpan) {
    self.type = type
    self.bytes = bytes
  }

  /// Whether it is null or holds no bytes.
  public var isEmpty: Bool { type == .null || bytes.byteCount == 0 }

  /// A whole number: of an integer, hexadecimal or boolean type, or a string of decimal digits. Nil for others, for
  /// negative and for malformed ones.
  public var wholeNumber: UInt64? {
    switch type {
    case .uint8, .uint16, .uint32, .uint64, .hex32, .hex64, .size, .bool: storedBits
    case .int8, .int16, .int32, .int64: storedSigned.flatMap { UInt64(exactly: $0) }
    case .string: decimalDigits
    default: nil
    }
  }

  /// A time: of a FILETIME or SYSTEMTIME; nil for others and malformed ones.
  public var fileTime: FileTime? {
    switch type {
    case .fileTime: ChunkBytes(bytes).uint64(at: 0).map(FileTime.init(rawValue:))
    case .systemTime: SystemTime(bytes)?.fileTime
    default: nil
    }
  }

  /// The value as text. Costs an allocation; ``append(to:)`` does not.
  public var text: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes as a number. Some writers store fewer bytes than the type has; then these are all.
  var storedBits: UInt64? {
    let stored = ChunkBytes(bytes)
    switch min(type.width ?? 8, stored.count) {
    case 8: return stored.uint64(at: 0)
    case 4: return stored.uint32(at: 0).map(UInt64.init)
    case 2: return stored.uint16(at: 0).map(UInt64.init)
    case 1: return stored.uint8(at: 0).map(UInt64.init)
    default: return nil
    }
  }

  /// The bytes as a number with sign.
  var storedSigned: Int64? {
    guard let bits = storedBits else { return nil }
    let unused = UInt64(64 - 8 * min(type.width ?? 8, bytes.byteCount))
    return Int64(bitPattern: bits << unused) >> Int64(unused)
  }

  private var decimalDigits: UInt64? {
    let units = ChunkBytes(bytes)
    var number: UInt64 = 0
    var offset = 0
    while let unit = units.uint16(at: offset), unit != 0 {
      guard 0x30...0x39 ~= unit, offset < 36 else { return nil }
      number = number * 10 + UInt64(unit - 0x30)
      offset += 2
    }
    return offset > 0 ? number : nil
  }
}
