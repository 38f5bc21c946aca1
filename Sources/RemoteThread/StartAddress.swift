/// The StartAddress of a remote thread: where in the target the new thread begins to run.
public struct StartAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address itself.
  public let value: UInt64
  /// Hexadecimal digits in the event: 16 on 64-bit Windows, 8 on 32-bit Windows.
  public let digits: Int

  /// Parses Sysmon's text form, `0x` and 1 to 16 hexadecimal digits in either case.
  ///
  /// Nil for anything else; nothing is trimmed and nothing is guessed.
  public init?(_ text: some StringProtocol) { self.init(ascii: Array(text.utf8)[...]) }

  /// Parses the text form from its bytes.
  public init?(ascii text: ArraySlice<UInt8>) {
    guard text.count > 2, text.count <= 18, text.first == UInt8(ascii: "0") else { return nil }
    guard text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x") else { return nil }
    var value: UInt64 = 0
    for byte in text.dropFirst(2) {
      guard let digit = Self.hexDigit(byte) else { return nil }
      value = value << 4 | UInt64(digit)
    }
    self.value = value
    digits = text.count - 2
  }

  /// Makes an address of `value` as a 64-bit Windows prints it.
  public init(_ value: UInt64) {
    self.value = value
    self.digits = 16
  }

  /// The low 16 bits.
  ///
  /// Windows loads modules at multiples of 64 KiB (Windows Internals, 6th ed., part 2), so for one build of
  /// a module these bits stay the same whatever the load address.
  public var offset: UInt16 { UInt16(truncatingIfNeeded: value) }

  /// Whether the low 16 bits are zero, as at the beginning of a fresh allocation
  /// (VirtualAllocEx grants multiples of 64 KiB).
  public var isAllocationBase: Bool { offset == 0 }

  /// Whether the address lies in the kernel's half of the address space.
  ///
  /// From `0xFFFF800000000000` on 64-bit Windows and from `0x80000000` on 32-bit Windows (8 digits).
  public var isKernel: Bool {
    digits <= 8 ? value >= 0x8000_0000 : value >= 0xFFFF_8000_0000_0000
  }

  /// As Sysmon prints it: `0x`, upper case, zero padded.
  public var description: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, digits - hex.count)) + hex
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
