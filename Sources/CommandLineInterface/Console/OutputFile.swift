import ArgumentParser
import Foundation

/// The option `--output`: a file that appears whole or not at all, or standard output.
enum OutputFile {
  /// Runs `body` with a function that writes to `path`, or to the console where `path` is nil or `-`.
  ///
  /// What is there and is no ordinary file, a device or a pipe, is written to as it stands: a new file must not take
  /// its place. A symbolic link stays; the file that it leads to is replaced.
  static func write(
    to path: String?, console: Console, _ body: ((String) throws -> Void) throws -> Void
  ) throws {
    try open(path, console) { output in try body { text in try output.write(text) } }
  }

  /// As `write(to:console:_:)`, for a whole file that need not be UTF-8.
  static func write(_ bytes: [UInt8], to path: String?, console: Console) throws {
    try open(path, console) { output in try output.write(bytes) }
  }

  private static func open(_ path: String?, _ console: Console, _ body: (ByteOutput) throws -> Void) throws {
    guard let path, path != "-" else { return try body(console.output) }
    guard isReplaceable(path) else { return try writeInPlace(path, body) }
    let file = try AtomicFile(at: path, target: resolved(path))
    try body(file.output)
    try file.commit()
  }

  /// Begins a file that is to appear at `path` later, when it is committed; what is there and is no file is refused. For who
  /// holds the baseline that the file is published of: nobody else makes it meanwhile.
  static func staged(at path: String, holding bytes: [UInt8]) throws -> AtomicFile {
    guard isReplaceable(path) else { throw OutputError(name: path, number: EINVAL) }
    let file = try AtomicFile(at: path, target: resolved(path), isOnlyWriter: true)
    try file.output.write(bytes)
    try file.prepare()
    return file
  }

  /// Refuses the baseline itself as output, by whatever name.
  static func refuse(_ path: String?, asBaseline baseline: String) throws(ValidationError) {
    guard let path, let output = status(of: path), let known = status(of: baseline) else { return }
    guard output.st_dev == known.st_dev, output.st_ino == known.st_ino else { return }
    throw ValidationError("'--output' names the baseline itself.")
  }

  private static func isReplaceable(_ path: String) -> Bool {
    guard let status = status(of: path) else { return true }
    return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func writeInPlace(_ path: String, _ body: (ByteOutput) throws -> Void) throws {
    let descriptor = unsafe Foundation.open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(name: path, number: errno) }
    defer { close(descriptor) }
    let output = ByteOutput(descriptor: descriptor, name: path)
    try body(output)
    try output.flush()
  }

  /// What `stat` says, links followed; nil where there is nothing.
  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// `path` with its links followed, where there is a file.
  private static func resolved(_ path: String) -> String {
    guard let target = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }
}
