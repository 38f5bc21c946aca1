/// A value of a record, still as its bytes in the chunk.
public struct Value: ~Escapable {
  /// What the bytes mean; an array only outside ``Record/forEachDataField(_:)``, which gives its values one by one.
  public let type: ValueType
  /// The bytes in the chunk.
  public let bytes: RawSpan

  @_lifetime(copy bytes)
  init(type: ValueType, bytes: RawSpan) {
    self.type = type
    self.bytes = bytes
  }

  /// Appends the value as text, in UTF-8 and as Windows prints it; nothing for a null or malformed one.
  public func append(to text: inout [UInt8]) { fatalError("sketch") }
  /// The value as text.
  public var text: String { fatalError("sketch") }
  /// The value of an integer, hexadecimal or boolean type; nil for others, negative numbers and malformed ones.
  public var unsigned: UInt64? { fatalError("sketch") }
  /// A time; nil for other types.
  public var fileTime: FileTime? { fatalError("sketch") }
  /// Whether it is null or holds no bytes.
  public var isEmpty: Bool { type == .null || bytes.byteCount == 0 }
}
