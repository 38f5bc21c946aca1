#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file whose parts any thread may read at any time.
///
/// Read and not mapped: a file that is cut while it is mapped ends the process that looks at the lost part.
final class PositionedFile: Sendable {
  let descriptor: Int32

  /// Takes over an open descriptor.
  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Reads at most `limit` bytes from `offset` on to the beginning of `buffer`; gives how many the file had.
  func read(at offset: UInt64, into buffer: inout ContiguousArray<UInt8>, atMost limit: Int) throws(ReadFailure) -> Int
  {
    // No more than what the buffer holds.
    let limit = min(limit, buffer.count)
    return try unsafe buffer.withUnsafeMutableBytes { unsafe read(at: offset, into: $0, atMost: limit) }.get()
  }

  /// Fills `buffer` with the bytes from `offset` on; gives how many the file had.
  func read(at offset: UInt64, into buffer: inout [UInt8]) throws(ReadFailure) -> Int {
    let count = buffer.count
    return try unsafe buffer.withUnsafeMutableBytes { unsafe read(at: offset, into: $0, atMost: count) }.get()
  }

  private func read(
    at offset: UInt64, into bytes: UnsafeMutableRawBufferPointer, atMost limit: Int
  ) -> Result<Int, ReadFailure> {
    var filled = 0
    while filled < limit {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled..<limit])
      let count = retrying { unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled)) }
      guard count >= 0 else { return .failure(ReadFailure(errno: errno)) }
      guard count > 0 else { break }
      filled += count
    }
    return .success(filled)
  }

  /// The bytes of a range; fewer where the file ends before.
  func bytes(_ range: Range<UInt64>) throws(ReadFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = try read(at: range.lowerBound, into: &bytes)
    return count == bytes.count ? bytes : Array(bytes[..<count])
  }

  /// Bytes in the file now.
  func size() throws(ReadFailure) -> UInt64 {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw ReadFailure(errno: errno) }
    return UInt64(end)
  }
}
