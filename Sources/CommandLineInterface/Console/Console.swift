public import Logging

/// Where a command reads and writes: data to `output`, everything else to `log`.
public final class Console {
  /// Data.
  public let output: ByteOutput
  /// Accounts, warnings and errors, a line each.
  public internal(set) var log: Logger
  /// Help on wrong usage, and progress.
  let diagnostics: DiagnosticStream
  /// Columns of the terminal that shows `output`; 80 where there is none.
  public let width: Int
  /// Whether `diagnostics` is a terminal, so that progress makes sense.
  let showsProgress: Bool

  /// Makes a console.
  public init(output: ByteOutput, diagnostics: DiagnosticStream, width: Int = 80, showsProgress: Bool = false) {
    self.output = output
    self.diagnostics = diagnostics
    self.width = width
    self.showsProgress = showsProgress
    log = Logger(label: "heddle") { _ in ConsoleLogHandler(stream: diagnostics) }
  }
}
