#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The calls to the operating system that the store makes beside SQLite's own.
///
/// All of them take a path as a C string, which Swift passes as a pointer that lives for the call and no longer: that
/// is the whole of what is unsafe here.
enum SystemCalls {
  /// What `stat` says of a file, links followed; nil where it fails, and `errno` says why.
  static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// Whether the file may be read.
  static func canRead(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// Whether the file may be written.
  static func canWrite(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  /// The path with every link followed; nil where it leads to nothing.
  static func resolved(_ path: String) -> String? {
    guard let target = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  /// Gives a file a second name; false where it fails, and `errno` says why.
  static func link(_ path: String, to name: String) -> Bool { unsafe systemLink(path, name) == 0 }

  /// Gives a file another name, which may be taken; false where it fails, and `errno` says why.
  static func rename(_ path: String, to name: String) -> Bool { unsafe systemRename(path, name) == 0 }

  /// Removes a name, if it is there.
  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Opens a file for writing, and makes it where there is none; negative where that fails, and `errno` says why.
  static func openForWriting(_ path: String) -> Int32 { unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }

  /// Brings a file to the disk; false where that fails, and `errno` says why.
  static func sync(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Whether an open file is the one that has a name now.
  static func isSame(_ descriptor: Int32, as path: String) -> Bool {
    var own = stat()
    guard unsafe fstat(descriptor, &own) == 0, let named = status(of: path) else { return false }
    return own.st_dev == named.st_dev && own.st_ino == named.st_ino
  }

  /// Puts bytes in the place of all that an open file holds, as far as there is room.
  static func replaceContent(of descriptor: Int32, by bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  /// The name of this machine; `-` where it has none.
  static var hostName: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "-" }
    let name = String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return name.isEmpty ? "-" : name
  }

  /// What `errno` says, in the system's words.
  static var lastError: String {
    let number = errno
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}

private func systemLink(_ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>) -> CInt { unsafe link(path, name) }

private func systemRename(_ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>) -> CInt {
  unsafe rename(path, name)
}
