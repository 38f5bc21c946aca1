#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of an open file, pipe or terminal.
@safe final class FileSource: ByteSource {
  private static let blockSize = 1 << 20

  private let descriptor: Int32
  private let isOwned: Bool
  /// Where the system puts what it reads; an array would have to be filled before.
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: FileSource.blockSize, alignment: 16)
  /// Whether the file is a regular one, whose parts can be read in any order.
  let isSeekable: Bool
  /// Bytes that were read, those twice that were read again.
  private(set) var bytesRead = 0

  /// Reads standard input, which stays open.
  init(standardInput: Void) {
    descriptor = STDIN_FILENO
    isOwned = false
    isSeekable = false
  }

  /// Opens a file for reading.
  init(path: RawPath, isRegular: Bool) throws(ReadFailure) {
    let opened = unsafe path.withCString { path in retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) } }
    let failure = errno
    descriptor = opened
    isOwned = opened >= 0
    isSeekable = isRegular
    guard opened >= 0 else { throw ReadFailure(errno: failure) }
  }

  deinit {
    unsafe block.deallocate()
    if isOwned { close(descriptor) }
  }

  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    let room = min(limit, Self.blockSize)
    // `room` is no more than what the block holds, and `count` no more than `room`.
    let count = retrying { unsafe systemRead(descriptor, block.baseAddress, room) }
    guard count >= 0 else { throw ReadFailure(errno: errno) }
    bytesRead += count
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(block).prefix(count))
  }

  /// Moves as lseek does and gives the new position, or nil where the file cannot be moved in.
  func seek(_ offset: Int, from whence: Int32) -> Int? {
    let position = lseek(descriptor, off_t(offset), whence)
    return position < 0 ? nil : Int(position)
  }

  /// The file for reading at any place, from any thread; nil where it is no regular file.
  func positioned() -> PositionedFile? {
    guard isSeekable else { return nil }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    return copy < 0 ? nil : PositionedFile(owning: copy)
  }

  /// Moves to the beginning; false where the file cannot be moved in.
  func rewind() -> Bool { move(to: 0) }

  /// Moves to a place; false where the file cannot be moved in.
  func move(to offset: Int) -> Bool { seek(offset, from: SEEK_SET) == offset }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(descriptor, buffer, count)
}

/// Repeats a system call for as long as a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    guard result == -1, errno == EINTR else { return result }
  }
}

extension ReadFailure {
  /// The system's words for an error number.
  init(errno code: Int32) {
    reason = unsafe String(cString: strerror(code))
  }
}
