#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a log file cannot be read.
public struct LogFileError: Error, Sendable, Hashable {
  /// What was tried.
  public enum Step: Sendable, Hashable {
    /// Opening it.
    case opening
    /// Reading from it.
    case reading(fileOffset: UInt64)
  }

  /// The file as it was named.
  public var path: String
  /// What was tried.
  public var step: Step
  /// The number of the system's error.
  public var code: Int32

  /// Names a failure.
  public init(path: String, step: Step, code: Int32) {
    self.path = path
    self.step = step
    self.code = code
  }
}

/// The bytes of a log: in memory, or in a file that is read piece by piece.
///
/// The unsafe code here hands a buffer to the system. Invariant: `pread` gets the buffer and its true size, and no more of
/// it is looked at than it says to have filled.
@safe final class LogBytes {
  private let path: String
  private let descriptor: Int32
  private let memory: ContiguousArray<UInt8>
  private var buffer = ContiguousArray<UInt8>()

  /// Opens a file.
  init(path: String) throws(LogFileError) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw LogFileError(path: path, step: .opening, code: errno) }
    self.path = path
    descriptor = opened
    memory = []
  }

  /// Takes bytes in memory.
  init(_ bytes: [UInt8]) {
    path = ""
    descriptor = -1
    memory = ContiguousArray(bytes)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Calls `body` with so many bytes from `offset` on, or as many as there are.
  func withBytes<Result>(
    at offset: UInt64, count: Int, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    guard descriptor >= 0 else {
      let memory = memory
      let start = Int(min(offset, UInt64(memory.count)))
      return try body(memory.rawSpan.extracting(start..<min(memory.count, start + count)))
    }
    if buffer.count < count { buffer = ContiguousArray(repeating: 0, count: count) }
    let filled = try fill(at: offset, count: count)
    let block = buffer
    return try body(block.rawSpan.extracting(first: filled))
  }

  /// How many bytes there are.
  func count() throws(LogFileError) -> UInt64 {
    guard descriptor >= 0 else { return UInt64(memory.count) }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw LogFileError(path: path, step: .reading(fileOffset: 0), code: errno) }
    return UInt64(end)
  }

  /// The bytes of a range, or as many as there are.
  func peek(_ range: Range<UInt64>) throws -> [UInt8] {
    try withBytes(at: range.lowerBound, count: range.count) { bytes in
      var copy: [UInt8] = []
      copy.reserveCapacity(bytes.byteCount)
      let cursor = ChunkBytes(bytes)
      for offset in 0..<bytes.byteCount { copy.append(cursor.uint8(at: offset) ?? 0) }
      return copy
    }
  }

  private func fill(at offset: UInt64, count: Int) throws(LogFileError) -> Int {
    var filled = 0
    while filled < count {
      let result = unsafe buffer.withUnsafeMutableBytes { room in
        unsafe pread(
          descriptor, room.baseAddress.map { unsafe $0 + filled }, count - filled,
          off_t(clamping: offset + UInt64(filled)))
      }
      if result == 0 { break }
      if result > 0 { filled += result }
      if result < 0, errno != EINTR {
        throw LogFileError(path: path, step: .reading(fileOffset: offset + UInt64(filled)), code: errno)
      }
    }
    return filled
  }
}
