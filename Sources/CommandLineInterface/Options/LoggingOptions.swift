import ArgumentParser
import Logging

/// How a command that runs without people says what it does.
struct LoggingOptions: ParsableArguments {
  @OptionGroup var diagnostics: DiagnosticOptions

  @Option(help: "Form of what goes to standard error: text or json, one object a line.")
  var logFormat = LogFormat.text

  /// Sets the console's log up.
  func apply(to console: Console) {
    if logFormat == .json {
      let stream = console.diagnostics
      console.log = Logger(label: "heddle") { _ in JSONLogHandler(stream: stream) }
    }
    diagnostics.apply(to: console)
  }
}

/// Forms of the log.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
