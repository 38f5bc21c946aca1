public import RemoteThread

/// Writes events as Winlogbeat 8 ships them: one JSON object a line, the fields below `winlog.event_data`.
///
/// A blank field is `-`, as new Sysmon has it. `message` is left out: it repeats every field.
public struct WinlogbeatWriter: Sendable {
  /// Makes a writer.
  public init() {}

  /// The line of `event`, ended by a line feed.
  public func line(_ event: RemoteThreadEvent) -> [UInt8] {
    var json = JSONText(reserving: 1600)
    append(SysmonRecord(event), to: &json)
    return json.bytes
  }

  func append(_ record: SysmonRecord, to json: inout JSONText) {
    appendHead(record, to: &json)
    for (index, field) in record.data.enumerated() {
      json.add(index == 0 ? "\"" : ",\"")
      json.add(field.name)
      json.add("\":")
      json.addString(Self.text(field.value))
    }
    appendTail(record, to: &json)
  }

  private static func text(_ value: SysmonData.Value) -> String {
    switch value {
    case .text(let text): text ?? "-"
    case .guid(let guid): guid?.rawValue.lowercased() ?? "-"
    case .number(let number): number.map { String($0) } ?? "-"
    }
  }

  /// Everything up to the brace that opens `event_data`.
  private func appendHead(_ record: SysmonRecord, to json: inout JSONText) {
    json.add(#"{"@timestamp":"#)
    json.addString(record.logged.iso8601)
    json.add(#","event":{"action":"#)
    json.addString(record.task)
    json.add(#","code":""#)
    json.add(record.id)
    json.add(#"","kind":"event","provider":"Microsoft-Windows-Sysmon"},"host":{"name":"#)
    json.addString(record.computer)
    json.add(#"},"log":{"level":"information"},"winlog":{"api":"wineventlog","#)
    json.add(#""channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"#)
    json.addString(record.computer)
    json.add(#","event_data":{"#)
  }

  /// Everything from the brace that closes `event_data`, and a line feed.
  private func appendTail(_ record: SysmonRecord, to json: inout JSONText) {
    json.add(#"},"event_id":""#)
    json.add(record.id)
    json.add(#"","opcode":"Info","process":{"pid":3124,"thread":{"id":4780}},"#)
    json.add(#""provider_guid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","provider_name":"Microsoft-Windows-Sysmon","#)
    json.add(#""record_id":"#)
    json.add(record.recordID)
    json.add(#","task":"#)
    json.addString(record.task)
    json.add(#","user":{"domain":"NT AUTHORITY","identifier":"S-1-5-18","name":"SYSTEM","type":"User"},"version":"#)
    json.add(record.version)
    json.add("}}\n")
  }
}
