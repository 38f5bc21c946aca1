#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The entries of a folder.
enum FolderListing {
  /// The names in `folder`, in byte order, hidden ones among them.
  static func names(in folder: RawPath) throws(ReadFailure) -> [[UInt8]] {
    guard let stream = unsafe folder.withCString({ unsafe opendir($0) }) else { throw ReadFailure(errno: errno) }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe Self.name(of: entry)
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    guard errno == 0 else { throw ReadFailure(errno: errno) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// `d_name`, which ends with NUL inside the entry.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
      var name: [UInt8] = []
      for index in buffer.indices {
        let byte = unsafe buffer[index]
        if byte == 0 { break }
        name.append(byte)
      }
      return name
    }
  }
}
