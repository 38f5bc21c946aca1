/// A stream of bytes that is read once, from its beginning to its end.
///
/// Files, decompressed streams and members of archives are all sources, so that nesting is composition.
protocol ByteSource: AnyObject {
  /// Appends at least one and at most `limit` bytes to `bytes`; nothing at the end of the stream.
  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure)
}

/// Why a stream could not be read to its end, in one short phrase.
struct ReadFailure: Error, Equatable {
  let reason: String
}
