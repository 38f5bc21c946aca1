package import RemoteThread

/// Writes Sysmon's records as the event log of a Windows machine holds them.
///
/// As in real logs, an outer template has the System part, whose values are the record's, and embeds the event data with
/// a template of its own for each event id. Of all machines in one log, as a collector keeps it: the computer is a value.
package struct SysmonLogWriter {
  private var log = EventLogWriter()
  /// Templates of the event data by event id.
  private var dataTemplates: [UInt16: LogTemplate] = [:]

  /// Begins a log.
  package init() {}

  /// The header of the log as it is now, to stand before the first chunk.
  package var header: [UInt8] { log.header }

  /// Adds an event of ID 8 and gives the chunk that was full before it; empty where none was.
  package mutating func add(_ event: RemoteThreadEvent) -> [UInt8] { add(SysmonRecord(event)) }

  /// The last chunk; empty where there is none.
  package mutating func finish() -> [UInt8] { log.finish() }

  /// Adds a record. All that the simulator makes fit into a chunk many times.
  mutating func add(_ record: SysmonRecord) -> [UInt8] {
    let written = Self.fileTime(record.logged)
    let data = LogValue.embedded(dataTemplate(of: record), record.data.map { Self.value($0.value) })
    return log.add(written: written, Self.template, Self.values(of: record, written: written, data: data)).chunk
  }

  private mutating func dataTemplate(of record: SysmonRecord) -> LogTemplate {
    if let known = dataTemplates[record.id] { return known }
    let fields = record.data.enumerated().map { index, field in
      LogTemplate.Content.element(
        .init("Data", [.init("Name", .text("\(field.name)"))], [.value(index, type: Self.value(field.value).type)]))
    }
    let template = LogTemplate(number: 0x5953_0000 + UInt32(record.id), root: .init("EventData", [], fields))
    dataTemplates[record.id] = template
    return template
  }

  private static func value(_ value: SysmonData.Value) -> LogValue {
    switch value {
    case .text(let text): .string(text ?? "-")
    case .number(let number): .uint32(number ?? 0)
    case .guid(let guid): .guid(guid.map(bytes) ?? [UInt8](repeating: 0, count: 16))
    }
  }

  /// A GUID as in memory: three numbers, least byte first, then eight bytes.
  private static func bytes(of guid: ProcessGUID) -> [UInt8] {
    let digits = guid.rawValue.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    return [3, 2, 1, 0, 5, 4, 7, 6].map { bytes[$0] } + bytes[8...]
  }

  /// Steps of 100 ns since 1601.
  private static func fileTime(_ time: UTCTime) -> UInt64 {
    UInt64(clamping: (time.milliseconds + 11_644_473_600_000) * 10_000)
  }
}

// The System part. Its values are numbered as Windows numbers them.
extension SysmonLogWriter {
  private static func values(of record: SysmonRecord, written: UInt64, data: LogValue) -> [LogValue] {
    [
      .uint8(4), .uint8(0), .uint16(record.id), .uint16(record.id), .null, .hex64(0x8000_0000_0000_0000),
      .fileTime(written), .null, .uint32(3124), .uint32(4780), .uint64(record.recordID), .uint8(record.version),
      .sid(localSystem), .null, .string("Microsoft-Windows-Sysmon"), .guid(sysmon),
      .string("Microsoft-Windows-Sysmon/Operational"), .string(record.computer), .null, data,
    ]
  }

  /// S-1-5-18.
  private static let localSystem: [UInt8] = [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0]

  /// {5770385F-C22A-43E0-BF4C-06F5698FFBD9}.
  private static let sysmon: [UInt8] = [
    0x5F, 0x38, 0x70, 0x57, 0x2A, 0xC2, 0xE0, 0x43, 0xBF, 0x4C, 0x06, 0xF5, 0x69, 0x8F, 0xFB, 0xD9,
  ]

  private static let template = LogTemplate(
    number: 0x5953_FFFF,
    root: .init(
      "Event", [.init("xmlns", .text("http://schemas.microsoft.com/win/2004/08/events/event"))],
      [.element(system), .optionalValue(19, type: 0x21)]))

  private static let system = LogTemplate.Element(
    "System", [],
    [
      element("Provider", [("Name", 14, 0x01), ("Guid", 15, 0x0F)]),
      element("EventID", [("Qualifiers", 4, 0x06)], value: (3, 0x06)),
      element("Version", value: (11, 0x04)),
      element("Level", value: (0, 0x04)),
      element("Task", value: (2, 0x06)),
      element("Opcode", value: (1, 0x04)),
      element("Keywords", value: (5, 0x15)),
      element("TimeCreated", [("SystemTime", 6, 0x11)]),
      element("EventRecordID", value: (10, 0x0A)),
      element("Correlation", [("ActivityID", 7, 0x0F), ("RelatedActivityID", 18, 0x0F)]),
      element("Execution", [("ProcessID", 8, 0x08), ("ThreadID", 9, 0x08)]),
      element("Channel", value: (16, 0x01)),
      element("Computer", value: (17, 0x01)),
      element("Security", [("UserID", 12, 0x13)]),
    ])

  private static func element(
    _ name: String, _ attributes: [(String, Int, UInt8)] = [], value: (Int, UInt8)? = nil
  ) -> LogTemplate.Content {
    .element(
      .init(
        name, attributes.map { .init($0.0, .optionalValue($0.1, type: $0.2)) },
        value.map { [.optionalValue($0.0, type: $0.1)] } ?? []))
  }
}
