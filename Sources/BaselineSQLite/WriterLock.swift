import Foundation
import RemoteThread

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to change a baseline, which one process has at a time; a file beside the baseline says which.
///
/// A lock of the system's (`flock`), which ends with the process however that ends: a file that a killed process left
/// behind is no lock. SQLite's own locks would keep two writers apart as well, but only for a transaction at a time,
/// and without saying who it is.
final class WriterLock {
  private let descriptor: Int32
  private let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    // Its name first: who opens the file after that finds that it is not the one with the name, and begins anew.
    SystemCalls.remove(path)
    close(descriptor)
  }

  /// Takes the lock, waiting for another writer to end for `patience` seconds.
  static func take(_ paths: FilePaths, patience: Double = Connection.patience) throws(BaselineFileError) -> WriterLock {
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      if let lock = try attempt(paths) { return lock }
      guard ContinuousClock.now < end else { throw .busy(path: paths.name, holder: holder(paths.writerLock)) }
      usleep(50_000)
    }
  }

  /// Tries once; nil where another process has the lock, or just let go of it.
  private static func attempt(_ paths: FilePaths) throws(BaselineFileError) -> WriterLock? {
    let path = paths.writerLock
    let descriptor = SystemCalls.openForWriting(path)
    guard descriptor >= 0 else {
      switch errno {
      case EACCES, EROFS, EPERM: throw .permission(path: paths.name)
      default: throw .failed(path: paths.name, reason: "\(path) cannot be made: \(SystemCalls.lastError)")
      }
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, SystemCalls.isSame(descriptor, as: path) else {
      close(descriptor)
      return nil
    }
    let lock = WriterLock(descriptor: descriptor, path: path)
    // That it cannot be written, on a full disk, makes the lock no worse.
    SystemCalls.replaceContent(of: descriptor, by: Array(note.utf8))
    return lock
  }

  /// Who this process is, for another that waits.
  private static var note: String {
    let now = UTCTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).iso8601.prefix(19)
    return "process \(getpid()) on \(SystemCalls.hostName), since \(now)Z\n"
  }

  /// What the holder wrote; nil where it wrote nothing.
  private static func holder(_ path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    let bytes = (try? handle.read(upToCount: 300)) ?? nil
    let line = bytes.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n").first
    return line.map(String.init)
  }
}
