#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that comes into being under its name only when it is complete.
///
/// Written through a buffer to a temporary name beside it. Not finishing it leaves the old file as it was.
struct OutputFile: ~Copyable {
  let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var bytesWritten = 0

  private static let bufferSize = 1 << 20

  init(_ path: String) throws(FleetFilesError) {
    self.path = path
    temporaryPath = path + ".partial"
    descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: temporaryPath, reason: Self.reason()) }
    buffer.reserveCapacity(Self.bufferSize + 65_536)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    unsafe unlink(temporaryPath)
  }

  mutating func write(_ bytes: some Collection<UInt8>) throws(FleetFilesError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left, then `header` over the beginning of the file, and waits until the disk has it.
  mutating func finish(withHeader header: [UInt8] = []) throws(FleetFilesError) {
    try flush()
    if !header.isEmpty {
      guard lseek(descriptor, 0, SEEK_SET) == 0 else {
        throw .cannotWrite(path: temporaryPath, reason: Self.reason())
      }
      bytesWritten -= header.count
      try write(header)
      try flush()
    }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .cannotWrite(path: temporaryPath, reason: Self.reason())
    }
  }

  /// Gives the finished file its name, in place of any older one.
  func publish() throws(FleetFilesError) {
    guard unsafe rename(temporaryPath, path) == 0 else { throw .cannotWrite(path: path, reason: Self.reason()) }
  }

  private mutating func flush() throws(FleetFilesError) {
    var position = 0
    while position < buffer.count {
      // The pointer lives for the call alone, and `position` stays below the buffer's count.
      let written = unsafe buffer.withUnsafeBytes { bytes in
        unsafe systemWrite(descriptor, bytes.baseAddress?.advanced(by: position), bytes.count - position)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .cannotWrite(path: temporaryPath, reason: Self.reason()) }
      position += written
    }
    bytesWritten += position
    buffer.removeAll(keepingCapacity: true)
  }

  static func reason() -> String { unsafe String(cString: strerror(errno)) }
}

/// `write` of the C library, which a method of the same name hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
