/// A Sysmon process GUID in one spelling.
///
/// Exporters differ in case and braces; this keeps upper case with braces, as Sysmon itself prints.
public struct ProcessGUID: Sendable, Hashable, CustomStringConvertible {
  /// `{8-4-4-4-12}` in upper-case hexadecimal.
  public let rawValue: String

  /// Accepts any case, with or without braces. Nil for anything that is no GUID.
  public init?(_ text: String?) {
    guard let text else { return nil }
    var body = Array(text.utf8)[...]
    if body.first == UInt8(ascii: "{"), body.last == UInt8(ascii: "}") { body = body.dropFirst().dropLast() }
    guard body.count == 36 else { return nil }
    var spelling = [UInt8(ascii: "{")]
    spelling.reserveCapacity(38)
    for (place, byte) in body.enumerated() {
      if [8, 13, 18, 23].contains(place) {
        guard byte == UInt8(ascii: "-") else { return nil }
        spelling.append(byte)
      } else {
        guard let digit = Self.upperHexDigit(byte) else { return nil }
        spelling.append(digit)
      }
    }
    spelling.append(UInt8(ascii: "}"))
    rawValue = String(decoding: spelling, as: UTF8.self)
  }

  private static func upperHexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"): byte
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte & 0xDF
    default: nil
    }
  }

  /// The canonical spelling.
  public var description: String { rawValue }
}
