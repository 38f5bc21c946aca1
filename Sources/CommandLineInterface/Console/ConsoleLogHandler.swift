import Logging
import Reports

/// Log messages as lines of diagnostics: `heddle: `, the level where it is a warning or an error, and the message with
/// its control characters escaped.
struct ConsoleLogHandler: LogHandler {
  let stream: DiagnosticStream
  var logLevel: Logger.Level = .notice
  var metadata: Logger.Metadata = [:]

  init(stream: DiagnosticStream) { self.stream = stream }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let label =
      switch event.level {
      case .warning: "warning: "
      case .error, .critical: "error: "
      default: ""
      }
    stream.write("heddle: " + label + PrintableText.escaped("\(event.message)") + "\n")
  }
}
