/// Some bytes of a line-oriented JSON text, from a `{` that is the first byte of its line to before another, or to the
/// end: they can be cut into records without what stands before them.
struct LineBlock: Sendable {
  /// Where the bytes are.
  enum Bytes: Sendable {
    /// In a file, to be read by the thread that decodes them.
    case file(PositionedFile, Range<UInt64>)
    /// Here.
    case memory([UInt8])
  }

  let bytes: Bytes
  /// The line on which the block begins, never the first of its input; nil where that is only known when the portion
  /// before was decoded.
  let line: Int?
}
