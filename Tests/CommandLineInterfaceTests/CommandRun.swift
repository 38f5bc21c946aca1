import CommandLineInterface
import Foundation

/// One run of the command line in this process: what it wrote and how it ended.
struct CommandRun {
  let output: String
  let diagnostics: String
  let exitCode: Int32

  /// Runs `arguments`; standard output goes to memory, or to `descriptor`.
  init(_ arguments: [String], width: Int = 100, outputTo descriptor: Int32? = nil) {
    let output = descriptor.map { ByteOutput(descriptor: $0, name: "standard output") } ?? ByteOutput()
    let diagnostics = DiagnosticStream()
    exitCode = CommandLineTool.run(
      arguments, console: Console(output: output, diagnostics: diagnostics, width: width))
    self.output = descriptor == nil ? output.captured : ""
    self.diagnostics = diagnostics.captured
  }

  /// Everything as one text, with the places of this machine named by `names`.
  func transcript(of arguments: [String], names: [(path: String, name: String)]) -> String {
    let text = """
      $ heddle \(arguments.joined(separator: " "))
      --- standard output
      \(output)--- standard error
      \(diagnostics)--- exit code
      \(exitCode)

      """
    return names.reduce(text) { $0.replacing($1.path, with: $1.name) }
  }
}

/// Where the package lies, and what of it tests read.
enum Package {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// The folder of public captures beside the checkout (or at HEDDLE_SHARED); nil where it is absent.
  static let captures: URL? = {
    let shared =
      ProcessInfo.processInfo.environment["HEDDLE_SHARED"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    let folder = shared.appending(path: "data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}

/// A folder for one test, gone with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "heddle-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  func contents(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    try? FileManager.default.removeItem(at: url)
  }
}
