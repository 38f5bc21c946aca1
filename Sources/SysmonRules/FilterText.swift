import RemoteThread

/// Text as the filter engine compares it: UTF-8 with ASCII letters in upper case.
///
/// Upper case matters to `less than` and `more than` only: ``[ \ ] ^ _ ` `` sort behind the letters.
struct FilterText: Sendable, Hashable {
  let bytes: [UInt8]

  /// Wraps bytes that are folded already.
  init(folded bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) {
    bytes = text.utf8.map { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
    }
  }
}

extension Collection<UInt8> {
  /// Whether `piece` occurs; an empty one always does.
  func contains(piece: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = piece.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: piece) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether the last bytes are those of `piece`; an empty one always matches.
  func ends(with piece: some BidirectionalCollection<UInt8>) -> Bool {
    reversed().starts(with: piece.reversed())
  }
}
