import RemoteThread

/// What a record of Sysmon's log has besides its own fields, in Winlogbeat 8's words.
struct SysmonRecord {
  let id: Int
  let task: String
  let version: Int
  let computer: String
  let recordID: UInt64
  let utcTime: UTCTime

  /// Everything up to the brace that opens `event_data`.
  func appendHead(to json: inout JSONText) {
    // The log takes the record down a few milliseconds after the thread was made.
    let logged = UTCTime(milliseconds: utcTime.milliseconds + Int64(recordID % 32)).iso8601
    json.add(#"{"@timestamp":"#)
    json.addString(logged)
    json.add(#","event":{"action":"#)
    json.addString(task)
    json.add(#","code":""#)
    json.add(id)
    json.add(#"","kind":"event","provider":"Microsoft-Windows-Sysmon"},"host":{"name":"#)
    json.addString(computer)
    json.add(#"},"log":{"level":"information"},"winlog":{"api":"wineventlog","#)
    json.add(#""channel":"Microsoft-Windows-Sysmon/Operational","computer_name":"#)
    json.addString(computer)
    json.add(#","event_data":{"#)
  }

  /// Everything from the brace that closes `event_data`, and a line feed.
  func appendTail(to json: inout JSONText) {
    json.add(#"},"event_id":""#)
    json.add(id)
    json.add(#"","opcode":"Info","process":{"pid":3124,"thread":{"id":4780}},"#)
    json.add(#""provider_guid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}","provider_name":"Microsoft-Windows-Sysmon","#)
    json.add(#""record_id":"#)
    json.add(recordID)
    json.add(#","task":"#)
    json.addString(task)
    json.add(#","user":{"domain":"NT AUTHORITY","identifier":"S-1-5-18","name":"SYSTEM","type":"User"},"version":"#)
    json.add(version)
    json.add("}}\n")
  }
}
