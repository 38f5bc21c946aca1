import ArgumentParser
import Logging

/// How much a command says beside its data.
struct DiagnosticOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing on standard error but warnings and errors.")
  var quiet = false

  /// Sets the console's log level.
  func apply(to console: Console) { console.log.logLevel = quiet ? .warning : .notice }
}
