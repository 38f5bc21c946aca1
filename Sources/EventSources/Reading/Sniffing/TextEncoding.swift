/// How the characters of a text are written as bytes.
enum TextEncoding: Equatable {
  /// UTF-8, or anything else that writes ASCII as it is.
  case utf8
  /// UTF-16, low byte first, as Windows writes it.
  case utf16LittleEndian
  /// UTF-16, high byte first.
  case utf16BigEndian

  /// The encoding of a text that begins with `head`: by its byte order mark, else by where the zero bytes stand.
  ///
  /// Every format begins with ASCII, so that UTF-16 without a mark shows a zero in every second byte.
  init(head: [UInt8]) {
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else if Self.hasZeros(head, at: 1) {
      self = .utf16LittleEndian
    } else if Self.hasZeros(head, at: 0) {
      self = .utf16BigEndian
    } else {
      self = .utf8
    }
  }

  private static func hasZeros(_ head: [UInt8], at parity: Int) -> Bool {
    let units = min(4, head.count / 2)
    return units > 0
      && (0..<units).allSatisfy { head[2 * $0 + parity] == 0 && head[2 * $0 + 1 - parity] != 0 }
  }
}
