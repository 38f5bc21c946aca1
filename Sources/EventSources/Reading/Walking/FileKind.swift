#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a path leads to.
enum FileKind: Equatable {
  case regular
  case folder
  case pipe
  case symbolicLink
  case device
  case socket

  /// Asks the system; a link is followed where `followsLinks` says so.
  static func of(_ path: RawPath, followsLinks: Bool) throws(ReadFailure) -> FileKind {
    guard !path.bytes.contains(0) else { throw ReadFailure(errno: EINVAL) }
    var status = stat()
    let result = unsafe path.withCString { path in
      followsLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    }
    guard result == 0 else { throw ReadFailure(errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .regular
    case S_IFDIR: return .folder
    case S_IFIFO: return .pipe
    case S_IFLNK: return .symbolicLink
    case S_IFSOCK: return .socket
    default: return .device
    }
  }

  /// Bytes of a file; 0 where it cannot be told.
  static func size(of path: RawPath) -> Int {
    var status = stat()
    guard unsafe path.withCString({ path in unsafe stat(path, &status) }) == 0 else { return 0 }
    return Int(status.st_size)
  }
}
