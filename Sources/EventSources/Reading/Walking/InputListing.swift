#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files in and below a folder with what tells whether one was changed since it was last looked at.
public struct InputListing: Sendable {
  /// A file.
  public struct File: Sendable, Hashable {
    /// Its path, below the folder that was asked for.
    public let path: String
    /// Bytes.
    public let size: Int64
    /// When it was last changed, in nanoseconds since 1970.
    public let modified: Int64
    /// The file system's number of it.
    public let inode: Int64
  }

  /// The files, in byte order of their paths.
  public private(set) var files: [File] = []
  /// What lies there and cannot be looked at, with the reason: names that are no UTF-8 among them.
  public private(set) var unreadable: [String] = []

  /// Looks through `folder`. Links to folders are not followed; what is no file is passed over.
  /// - Throws: ``FolderUnreadable`` where the folder itself cannot be read.
  public init(of folder: String) throws(FolderUnreadable) {
    do throws(ReadFailure) {
      guard try FileKind.of(RawPath(folder), followsLinks: true) == .folder else {
        throw ReadFailure(reason: "not a folder")
      }
      _ = try FolderListing.names(in: RawPath(folder))
    } catch {
      throw FolderUnreadable(path: folder, reason: error.reason)
    }
    var walk = InputWalk(paths: [folder])
    let prefix = RawPath(folder).appending([]).bytes
    while let input = walk.next() {
      switch input {
      case .standardInput: break
      case .unreadable(let path, let failure): unreadable.append("\(path.label): \(failure.reason)")
      case .file(let path, let isRegular): if isRegular { add(path, below: prefix) }
      }
    }
  }

  private mutating func add(_ path: RawPath, below prefix: [UInt8]) {
    var status = stat()
    guard unsafe path.withCString({ unsafe stat($0, &status) }) == 0 else {
      unreadable.append("\(path.label): \(ReadFailure(errno: errno).reason)")
      return
    }
    guard let name = String(validating: path.bytes.dropFirst(prefix.count), as: UTF8.self) else {
      unreadable.append("\(path.label): the name is not UTF-8")
      return
    }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    files.append(
      File(
        path: name, size: Int64(status.st_size), modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec),
        inode: Int64(truncatingIfNeeded: status.st_ino)))
  }
}

/// A folder that cannot be read.
public struct FolderUnreadable: Error, Sendable, CustomStringConvertible {
  /// The folder, as it was named.
  public let path: String
  /// Why.
  public let reason: String

  /// `/srv/inbox: No such file or directory`.
  public var description: String { "\(path): \(reason)" }
}
