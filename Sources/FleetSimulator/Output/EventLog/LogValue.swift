/// A typed value in a record of a Windows event log.
///
/// Type numbers: libevtx, "Windows XML Event Log (EVTX) format", value types.
package indirect enum LogValue: Sendable, Hashable {
  /// Nothing.
  case null
  /// Text.
  case string(String)
  /// Unsigned, 8 bits.
  case uint8(UInt8)
  /// Unsigned, 16 bits.
  case uint16(UInt16)
  /// Unsigned, 32 bits.
  case uint32(UInt32)
  /// Unsigned, 64 bits.
  case uint64(UInt64)
  /// Signed, 32 bits.
  case int32(Int32)
  /// Signed, 64 bits.
  case int64(Int64)
  /// IEEE 754, 64 bits.
  case real64(Double)
  /// Yes or no.
  case bool(Bool)
  /// Bytes.
  case binary([UInt8])
  /// A GUID, as its sixteen bytes in a log.
  case guid([UInt8])
  /// Steps of 100 ns since 1601.
  case fileTime(UInt64)
  /// A security identifier, as its bytes in a log.
  case sid([UInt8])
  /// 32 bits, shown in hexadecimal.
  case hex32(UInt32)
  /// 64 bits, shown in hexadecimal.
  case hex64(UInt64)
  /// Texts of an array.
  case strings([String])
  /// Binary XML: another template with values of its own.
  case embedded(LogTemplate, [LogValue])

  /// The number of the type.
  var type: UInt8 {
    switch self {
    case .null: 0x00
    case .string: 0x01
    case .uint8: 0x04
    case .uint16: 0x06
    case .int32: 0x07
    case .uint32: 0x08
    case .int64: 0x09
    case .uint64: 0x0A
    case .real64: 0x0C
    case .bool: 0x0D
    case .binary: 0x0E
    case .guid: 0x0F
    case .fileTime: 0x11
    case .sid: 0x13
    case .hex32: 0x14
    case .hex64: 0x15
    case .embedded: 0x21
    case .strings: 0x81
    }
  }
}
