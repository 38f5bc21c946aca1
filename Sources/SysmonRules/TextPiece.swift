/// Folded bytes of a text, or of a part of one, as the key of an index.
struct TextPiece: Sendable, Hashable {
  let bytes: ArraySlice<UInt8>

  /// All bytes at once, where an array hands them over one by one. Unsafe for the buffer only, which lives as long as the
  /// closure.
  func hash(into hasher: inout Hasher) {
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
  }
}
