/// A start offset in print.
package enum OffsetText {
  /// Four upper-case hexadecimal digits, as Sysmon prints the end of an address: `5EC0`.
  package static func hexadecimal(_ offset: UInt16) -> String {
    let digits = String(offset, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
