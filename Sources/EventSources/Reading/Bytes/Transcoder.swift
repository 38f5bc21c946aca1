/// Turns a stream of text into UTF-8, piece by piece.
///
/// A byte order mark at the beginning is dropped. A surrogate without its other half becomes U+FFFD, and so does
/// an odd byte at the end. Text that is not UTF-16 passes as it is: what is wrong with it is for the decoders to say.
struct Transcoder {
  private let encoding: TextEncoding
  private var isAtStart = true
  /// The first byte of a code unit whose second is yet to come.
  private var oddByte: UInt8?
  /// A high surrogate whose low one is yet to come.
  private var highSurrogate: UInt16?

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Appends the next bytes of the stream to `text`.
  mutating func append(_ bytes: [UInt8], to text: inout [UInt8]) {
    guard encoding != .utf8 else { return text.append(contentsOf: bytes) }
    text.reserveCapacity(text.count + bytes.count)
    for byte in bytes {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      append(encoding == .utf16LittleEndian ? unit(byte, first) : unit(first, byte), to: &text)
    }
  }

  /// Appends what is left at the end of the stream.
  mutating func finish(_ text: inout [UInt8]) {
    if highSurrogate != nil { Self.append(Self.replacement, to: &text) }
    if oddByte != nil { Self.append(Self.replacement, to: &text) }
    highSurrogate = nil
    oddByte = nil
  }

  private static let replacement: UInt32 = 0xFFFD

  private func unit(_ high: UInt8, _ low: UInt8) -> UInt16 { UInt16(high) << 8 | UInt16(low) }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    let isMark = isAtStart && unit == 0xFEFF
    isAtStart = false
    if isMark { return }
    if let high = highSurrogate {
      highSurrogate = nil
      guard !UTF16.isTrailSurrogate(unit) else {
        return Self.append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &text)
      }
      Self.append(Self.replacement, to: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      Self.append(UTF16.isTrailSurrogate(unit) ? Self.replacement : UInt32(unit), to: &text)
    }
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(UInt8(0xC0 | scalar >> 6))
      text.append(continuation(scalar))
    case 0x800..<0x10000:
      text.append(UInt8(0xE0 | scalar >> 12))
      text.append(continuation(scalar >> 6))
      text.append(continuation(scalar))
    default:
      text.append(UInt8(0xF0 | scalar >> 18))
      text.append(continuation(scalar >> 12))
      text.append(continuation(scalar >> 6))
      text.append(continuation(scalar))
    }
  }

  private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(0x80 | bits & 0x3F) }
}
