import Foundation
import Logging
import RemoteThread
import Reports

/// Log messages as JSON objects, a line each: time (UTC), level, message.
struct JSONLogHandler: LogHandler {
  let stream: DiagnosticStream
  var logLevel: Logger.Level = .notice
  var metadata: Logger.Metadata = [:]

  init(stream: DiagnosticStream) { self.stream = stream }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = JSONLine()
    line.add("time", UTCTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).iso8601)
    line.add("level", event.level.rawValue)
    line.add("message", "\(event.message)")
    stream.write(line.description + "\n")
  }
}
