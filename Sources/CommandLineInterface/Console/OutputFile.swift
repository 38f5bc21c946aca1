/// The option `--output`: a file that appears whole or not at all, or standard output.
enum OutputFile {
  /// Runs `body` with a function that writes to `path`, or to the console where `path` is nil or `-`.
  static func write(
    to path: String?, console: Console, _ body: ((String) throws -> Void) throws -> Void
  ) throws {
    guard let path, path != "-" else {
      try body { text in try console.output.write(text) }
      return
    }
    let file = try AtomicFile(at: path)
    try body { text in try file.write(text) }
    try file.commit()
  }
}
