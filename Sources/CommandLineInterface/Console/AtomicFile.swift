import Foundation

/// A file that appears whole or not at all: a temporary file beside it, synced, then renamed over it.
final class AtomicFile {
  private let name: String
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  /// Where the file's bytes go.
  let output: ByteOutput
  private var isOpen = true

  /// Begins a file at `path`, whose folder must exist; errors call it `name`.
  /// - Parameter isOnlyWriter: whether nobody else makes this file meanwhile. What a killed run left of it is removed then.
  init(at name: String, target path: String, isOnlyWriter: Bool = false) throws(OutputError) {
    self.name = name
    self.path = path
    temporaryPath = path + (isOnlyWriter ? ".new.tmp" : ".\(ProcessInfo.processInfo.processIdentifier).tmp")
    if isOnlyWriter { unsafe unlink(temporaryPath) }
    descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(name: name, number: errno) }
    Interruption.begin(temporaryPath)
    output = ByteOutput(descriptor: descriptor, name: name)
    keepMode()
  }

  /// Lets the new file be read and written by those who can read and write the old one.
  private func keepMode() {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return }
    fchmod(descriptor, status.st_mode & 0o777)
  }

  /// Brings everything to the disk, so that little is left that could fail when the file is to appear.
  func prepare() throws(OutputError) {
    try output.flush()
    guard fsync(descriptor) == 0 else { throw OutputError(name: name, number: errno) }
  }

  /// Makes the file appear.
  func commit() throws(OutputError) {
    try prepare()
    guard close(descriptor) == 0 else { throw OutputError(name: name, number: errno) }
    isOpen = false
    defer { Interruption.end(temporaryPath) }
    guard unsafe rename(temporaryPath, path) == 0 else {
      let number = errno
      unsafe unlink(temporaryPath)
      throw OutputError(name: name, number: number)
    }
    syncFolder()
  }

  /// Asks the system to remember the new name; some file systems cannot, and the file is whole all the same.
  private func syncFolder() {
    let folder = unsafe open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    unsafe unlink(temporaryPath)
    Interruption.end(temporaryPath)
  }
}
