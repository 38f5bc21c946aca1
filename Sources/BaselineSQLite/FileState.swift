#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What lies at a path, as far as it can be told without SQLite.
enum FileState: Equatable {
  case absent
  case folder
  /// Neither file nor folder: a pipe, a device.
  case other
  case file(size: Int64)

  /// What lies at `path`, links followed.
  init(path: String, named name: String) throws(BaselineFileError) {
    guard let status = SystemCalls.status(of: path) else {
      switch errno {
      case ENOENT: self = .absent
      case EACCES: throw .permission(path: name)
      default: throw .failed(path: name, reason: SystemCalls.lastError)
      }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file(size: Int64(status.st_size))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
