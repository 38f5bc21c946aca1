extension String {
  /// The text without blanks, tabs and line ends at its ends: what Sysmon does not do.
  package var trimmingOuterWhiteSpace: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { !Self.isWhiteSpace($0) }),
      let last = bytes.lastIndex(where: { !Self.isWhiteSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// XML's four: blank, tab, CR and LF.
  private static func isWhiteSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
