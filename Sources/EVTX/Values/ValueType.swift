/// What the bytes of a value mean. The numbers are those of the format.
///
/// Source: [MS-EVEN6] 2.2.12 (`%x` types of the BinXML grammar) and libevtx, value types.
public struct ValueType: RawRepresentable, Sendable, Hashable {
  /// The number in the format.
  public let rawValue: UInt8
  /// Takes a number of the format, known or not.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Nothing; what it once held may still follow.
  public static let null = ValueType(rawValue: 0x00)
  /// UTF-16, little-endian.
  public static let string = ValueType(rawValue: 0x01)
  /// Text in the code page of the machine that logged it; read as Windows-1252.
  public static let ansiString = ValueType(rawValue: 0x02)
  /// Signed, 8 bits.
  public static let int8 = ValueType(rawValue: 0x03)
  /// Unsigned, 8 bits.
  public static let uint8 = ValueType(rawValue: 0x04)
  /// Signed, 16 bits.
  public static let int16 = ValueType(rawValue: 0x05)
  /// Unsigned, 16 bits.
  public static let uint16 = ValueType(rawValue: 0x06)
  /// Signed, 32 bits.
  public static let int32 = ValueType(rawValue: 0x07)
  /// Unsigned, 32 bits.
  public static let uint32 = ValueType(rawValue: 0x08)
  /// Signed, 64 bits.
  public static let int64 = ValueType(rawValue: 0x09)
  /// Unsigned, 64 bits.
  public static let uint64 = ValueType(rawValue: 0x0A)
  /// IEEE 754, 32 bits.
  public static let real32 = ValueType(rawValue: 0x0B)
  /// IEEE 754, 64 bits.
  public static let real64 = ValueType(rawValue: 0x0C)
  /// A 32-bit integer, zero for false.
  public static let bool = ValueType(rawValue: 0x0D)
  /// Bytes.
  public static let binary = ValueType(rawValue: 0x0E)
  /// 16 bytes, the first three groups little-endian.
  public static let guid = ValueType(rawValue: 0x0F)
  /// As wide as a pointer of the machine that logged it; printed in hexadecimal.
  public static let size = ValueType(rawValue: 0x10)
  /// A ``FileTime``.
  public static let fileTime = ValueType(rawValue: 0x11)
  /// Year, month, day of the week, day, hour, minute, second, millisecond in 16 bits each.
  public static let systemTime = ValueType(rawValue: 0x12)
  /// A security identifier.
  public static let sid = ValueType(rawValue: 0x13)
  /// 32 bits, printed in hexadecimal.
  public static let hex32 = ValueType(rawValue: 0x14)
  /// 64 bits, printed in hexadecimal.
  public static let hex64 = ValueType(rawValue: 0x15)
  /// Binary XML.
  public static let binaryXML = ValueType(rawValue: 0x21)
  /// UTF-8. Not of the format: what the reader put together from several parts of an element.
  public static let utf8 = ValueType(rawValue: 0x7F)

  /// Whether the bytes hold any number of values of ``element``.
  public var isArray: Bool { rawValue & 0x80 != 0 }
  /// The type of one value of an array; the type itself for others.
  public var element: ValueType { ValueType(rawValue: rawValue & 0x7F) }

  /// Bytes of one value; nil where that differs from value to value.
  var width: Int? {
    switch rawValue {
    case 0x00: 0
    case 0x03, 0x04: 1
    case 0x05, 0x06: 2
    case 0x07, 0x08, 0x0B, 0x0D, 0x14: 4
    case 0x09, 0x0A, 0x0C, 0x11, 0x15: 8
    case 0x0F, 0x12: 16
    default: nil
    }
  }
}
