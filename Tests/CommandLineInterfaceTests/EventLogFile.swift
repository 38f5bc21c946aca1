import FleetSimulator
import RemoteThread

/// Windows event logs for tests.
enum EventLogFile {
  /// A log of these events.
  static func bytes(_ events: [RemoteThreadEvent]) -> [UInt8] {
    var writer = SysmonLogWriter()
    let chunks = events.map { writer.add($0) }
    let last = writer.finish()
    return writer.header + chunks.joined() + last
  }
}
