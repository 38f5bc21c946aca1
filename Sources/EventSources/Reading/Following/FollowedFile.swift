#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file that another program writes to: at its end, waits for more.
///
/// Ends where the file was replaced, as logs are when they are rotated: by another file of its name (all of the old one is
/// read before), by being cut, or by being written anew from its beginning.
final class FollowedFile: ByteSource {
  private let path: RawPath
  private let file: PositionedFile
  private let identity: FileIdentity
  private let wait: () -> Bool
  private var offset: UInt64 = 0
  /// The first bytes, as they were read.
  private var head: [UInt8] = []

  /// Bytes at the beginning by which a file is told that was written anew.
  private static let headSize = 512

  /// Opens the file.
  /// - Parameter wait: waits a moment; false where the following is over.
  init(_ path: RawPath, wait: @escaping () -> Bool) throws(ReadFailure) {
    self.path = path
    self.wait = wait
    let descriptor = unsafe path.withCString { path in retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) } }
    guard descriptor >= 0 else { throw ReadFailure(errno: errno) }
    file = PositionedFile(owning: descriptor)
    identity = try file.identity()
  }

  func read(appendingTo bytes: inout [UInt8], atMost limit: Int) throws(ReadFailure) {
    // The first read is of what is there, which no one had time to replace.
    if offset == 0, try take(&bytes, limit) { return }
    while true {
      if try wasWrittenAnew() { return }
      // Asked before the last read, so that nothing is lost that was written before the file was replaced.
      let wasReplaced = wasReplaced
      if try take(&bytes, limit) || wasReplaced || !wait() { return }
    }
  }

  private func take(_ bytes: inout [UInt8], _ limit: Int) throws(ReadFailure) -> Bool {
    let more = try file.bytes(offset..<offset + UInt64(limit))
    if head.count < Self.headSize { head += more.prefix(Self.headSize - head.count) }
    offset += UInt64(more.count)
    bytes += more
    return !more.isEmpty
  }

  /// Whether the file is shorter than what was read of it, or begins with other bytes.
  private func wasWrittenAnew() throws(ReadFailure) -> Bool {
    let size = try file.size()
    guard size > offset else { return size < offset }
    return try file.bytes(0..<UInt64(head.count)) != head
  }

  /// Whether another file has the name. One that is gone may still be written to, and comes back.
  private var wasReplaced: Bool { FileIdentity(path).map { $0 != identity } ?? false }
}

/// Which file it is, whatever its name.
struct FileIdentity: Equatable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
  }

  /// The file of that name; nil where there is none.
  init?(_ path: RawPath) {
    var status = stat()
    guard unsafe path.withCString({ path in unsafe stat(path, &status) }) == 0 else { return nil }
    self.init(status)
  }
}

extension PositionedFile {
  /// Which file it is.
  func identity() throws(ReadFailure) -> FileIdentity {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw ReadFailure(errno: errno) }
    return FileIdentity(status)
  }
}
