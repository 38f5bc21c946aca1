#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file whose parts any thread may read at any time.
///
/// Read and not mapped: a file that is cut while it is mapped ends the process that looks at the lost part.
final class PositionedFile: Sendable {
  private let descriptor: Int32

  /// Takes over an open descriptor.
  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Reads at most `limit` bytes from `offset` on to the beginning of `buffer`; gives how many the file had.
  func read(at offset: UInt64, into buffer: inout ContiguousArray<UInt8>, atMost limit: Int) throws(ReadFailure) -> Int
  {
    let limit = min(limit, buffer.count)
    var filled = 0
    while filled < limit {
      // `filled` is less than `limit`, which is no more than what the buffer holds.
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled..<limit])
        return retrying { unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled)) }
      }
      guard count >= 0 else { throw ReadFailure(errno: errno) }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// The bytes of a range; fewer where the file ends before.
  func bytes(_ range: Range<UInt64>) throws(ReadFailure) -> [UInt8] {
    var bytes = ContiguousArray<UInt8>(repeating: 0, count: range.count)
    let count = try read(at: range.lowerBound, into: &bytes, atMost: bytes.count)
    return Array(bytes.prefix(count))
  }

  /// Bytes in the file now.
  func size() throws(ReadFailure) -> UInt64 {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw ReadFailure(errno: errno) }
    return UInt64(end)
  }
}
