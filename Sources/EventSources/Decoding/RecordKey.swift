import RemoteThread

/// A key that some export of Windows events uses, told apart by what it holds.
///
/// Keys are compared without regard to ASCII case: Wazuh writes `sourceImage`, EvtxECmd `EventId`.
/// Raw values 1 to 14 are those of ``SysmonField``.
enum RecordKey: UInt16 {
  // Which event it is.
  case eventID = 20
  /// `code` of an ECS `event` object.
  case code
  /// `Id` as PowerShell's Get-WinEvent names the event id. Too common a key to mean that anywhere but at the top.
  case id
  case provider
  case channel

  // Whose event it is, in falling order of trust.
  case computer
  case computerName
  case hostname
  /// ECS `host`: the host itself, or the collector that forwarded the event.
  case host
  case eventRecordID
  case recordID
  case recordNumber

  // Text that can hold fields.
  case message
  case nestedText

  // Objects that hold the above.
  case event
  case eventData
  /// `Data` in EventData (a list of names and values); elsewhere a plain container.
  case data
  case win
  case container
  /// `fields` of an Elasticsearch hit, an object; else the names of a Splunk result's columns.
  case fields

  // Lists of events.
  case list
  /// `value`: a list of events (OData), or the text of an element.
  case value

  // Tables, as Log Analytics answers a query: names, and rows that are lists.
  case columns
  case rows

  // Elements written as objects.
  case attributes
  case name
  case text

  /// Folded spellings to raw values, those of ``SysmonField`` included.
  static let numbers: [String: UInt16] = Dictionary(
    spellings.map { (ASCIIFold.fold($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })

  /// Every spelling met in an export, with the raw value of its key or field.
  static let spellings: [(String, UInt16)] =
    SysmonField.allCases.map { ($0.name, $0.rawValue) }
    + table.flatMap { key, names in names.map { ($0, key.rawValue) } }

  private static let table: [(RecordKey, [String])] = [
    (.eventID, ["EventID", "event_id", "EventCode", "Event ID"]),
    (.code, ["code"]),
    (.id, ["Id"]),
    (
      .provider,
      ["Provider", "ProviderName", "provider_name", "SourceName", "source_name", "EventSourceName", "Provider Name"]
    ),
    (.channel, ["Channel", "log_name", "LogName", "EventLog"]),
    (.computer, ["Computer"]),
    (.computerName, ["ComputerName", "computer_name", "MachineName"]),
    (.hostname, ["Hostname"]),
    (.host, ["host"]),
    (.eventRecordID, ["EventRecordID"]),
    (.recordID, ["RecordID", "record_id"]),
    (.recordNumber, ["RecordNumber", "record_number"]),
    (.message, ["Message", "RenderedDescription"]),
    (.nestedText, ["Payload", "_raw", "original", "body", "full_log", "log", "RawEventData"]),
    (.event, ["Event"]),
    (.eventData, ["EventData", "event_data"]),
    (.data, ["Data"]),
    (.win, ["win"]),
    (.container, ["System", "winlog", "_source", "result", "input", "RenderingInfo", "properties"]),
    (.fields, ["fields"]),
    (.list, ["events", "hits", "records", "results", "logEvents", "tables"]),
    (.columns, ["columns"]),
    (.rows, ["rows"]),
    (.value, ["value"]),
    (.attributes, ["#attributes", "$"]),
    (.name, ["Name", "@Name", "_Name", "ColumnName"]),
    (.text, ["#text", "text", "_text", "@text", "_"]),
  ]
}
