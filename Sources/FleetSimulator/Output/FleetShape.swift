/// The form in which a fleet's events are written.
public enum FleetShape: String, Sendable, Hashable, CaseIterable {
  /// Winlogbeat 8's NDJSON.
  case winlogbeat
  /// A Windows event log, as a collector keeps it.
  case evtx

  /// The ending of its files' names.
  var fileExtension: String {
    switch self {
    case .winlogbeat: "ndjson"
    case .evtx: "evtx"
    }
  }

  /// A writer of one file.
  func writer() -> any RecordWriting {
    switch self {
    case .winlogbeat: WinlogbeatFile()
    case .evtx: SysmonLogWriter()
    }
  }
}

/// Writes the records of one file.
protocol RecordWriting {
  /// What stands before the records, as it is now: as long at the end as at the beginning.
  var header: [UInt8] { get }
  /// Adds a record; gives what is ready to be written.
  mutating func add(_ record: SysmonRecord) -> [UInt8]
  /// What is left to be written.
  mutating func finish() -> [UInt8]
}

extension SysmonLogWriter: RecordWriting {}

private struct WinlogbeatFile: RecordWriting {
  private var json = JSONText(reserving: 1600)

  var header: [UInt8] { [] }

  mutating func add(_ record: SysmonRecord) -> [UInt8] {
    json.removeAll()
    WinlogbeatWriter().append(record, to: &json)
    return json.bytes
  }

  func finish() -> [UInt8] { [] }
}
