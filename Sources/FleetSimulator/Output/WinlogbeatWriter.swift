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
    append(event, to: &json)
    return json.bytes
  }

  func append(_ event: RemoteThreadEvent, to json: inout JSONText) {
    let time = event.utcTime.description
    let record = SysmonRecord(
      id: 8, task: "CreateRemoteThread detected (rule: CreateRemoteThread)", version: 2, computer: event.computer,
      recordID: event.recordID ?? 0, utcTime: event.utcTime)
    record.appendHead(to: &json)
    json.add(#""RuleName":"#)
    json.addString(event.ruleName ?? "-")
    addField(#","UtcTime":"#, time, &json)
    addProcess(source: event, &json)
    addProcess(target: event, &json)
    addField(#","NewThreadId":"#, event.newThreadId.map { String($0) }, &json)
    addField(#","StartAddress":"#, event.startAddress?.description, &json)
    addField(#","StartModule":"#, event.startModule?.rawValue, &json)
    addField(#","StartFunction":"#, event.startFunction, &json)
    addField(#","SourceUser":"#, event.sourceUser, &json)
    addField(#","TargetUser":"#, event.targetUser, &json)
    record.appendTail(to: &json)
  }

  private func addProcess(source event: RemoteThreadEvent, _ json: inout JSONText) {
    addField(#","SourceProcessGuid":"#, event.sourceProcessGuid?.rawValue.lowercased(), &json)
    addField(#","SourceProcessId":"#, event.sourceProcessId.map { String($0) }, &json)
    addField(#","SourceImage":"#, event.sourceImage.rawValue, &json)
  }

  private func addProcess(target event: RemoteThreadEvent, _ json: inout JSONText) {
    addField(#","TargetProcessGuid":"#, event.targetProcessGuid?.rawValue.lowercased(), &json)
    addField(#","TargetProcessId":"#, event.targetProcessId.map { String($0) }, &json)
    addField(#","TargetImage":"#, event.targetImage.rawValue, &json)
  }

  private func addField(_ key: StaticString, _ value: String?, _ json: inout JSONText) {
    json.add(key)
    json.addString(value ?? "-")
  }
}
