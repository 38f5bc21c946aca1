import RemoteThread

/// Writes events that are no Event ID 8, as many for each that is one as a real log would hold.
///
/// They use the record numbers that ``HostState`` passes over, so that they never collide with an event's own.
struct OtherEventWriter {
  /// Other events for each of Event ID 8, in thousandths.
  let perMille: Int
  private var draws: Draws
  private var owed = 0

  init(perMille: Int, seed: UInt64) {
    self.perMille = perMille
    draws = Draws(seed: seed, .otherEvents)
  }

  /// Writes the other events that the host logged just before `event`, and tells how many.
  mutating func append(before event: RemoteThreadEvent, to json: inout JSONText) -> Int {
    owed += perMille
    let count = min(owed / 1000, HostState.fewestOthers - 1)
    owed -= count * 1000
    for remaining in stride(from: count, to: 0, by: -1) { append(remaining, before: event, to: &json) }
    return count
  }

  private mutating func append(_ distance: Int, before event: RemoteThreadEvent, to json: inout JSONText) {
    let kind = draws.pick(Self.kinds)
    let record = SysmonRecord(
      id: kind.id, task: kind.task, version: kind.version, computer: event.computer,
      recordID: (event.recordID ?? 0) &- UInt64(distance), utcTime: earlier(than: event.utcTime, by: distance))
    record.appendHead(to: &json)
    json.add(#""RuleName":"-","UtcTime":"#)
    json.addString(record.utcTime.description)
    let process = distance % 2 == 0 ? (event.sourceImage, event.sourceUser) : (event.targetImage, event.targetUser)
    add(#","ProcessGuid":"#, event.sourceProcessGuid?.rawValue.lowercased() ?? "-", &json)
    add(#","ProcessId":"#, String(draws.between(130...5000) * 4), &json)
    add(#","Image":"#, process.0.rawValue, &json)
    add(#","User":"#, process.1 ?? "-", &json)
    for field in kind.fields {
      json.add(field.key)
      json.addString(field.value)
    }
    record.appendTail(to: &json)
  }

  private func add(_ key: StaticString, _ value: String, _ json: inout JSONText) {
    json.add(key)
    json.addString(value)
  }

  /// A few milliseconds before `time`, on the same day.
  private func earlier(than time: UTCTime, by distance: Int) -> UTCTime {
    let back = min(Int64(distance), Int64(time.millisecondOfDay))
    return UTCTime(milliseconds: time.milliseconds - back)
  }

  private struct Kind {
    let id: Int
    let task: String
    let version: Int
    let fields: [(key: StaticString, value: String)]
  }

  private static let kinds: [Kind] = [
    Kind(
      id: 1, task: "Process Create (rule: ProcessCreate)", version: 5,
      fields: [(#","CommandLine":"#, #""C:\Windows\System32\cmd.exe" /c "echo CreateRemoteThread 8""#)]),
    Kind(
      id: 3, task: "Network connection detected (rule: NetworkConnect)", version: 5,
      fields: [(#","DestinationIp":"#, "203.0.113.8"), (#","DestinationPort":"#, "443")]),
    Kind(id: 5, task: "Process terminated (rule: ProcessTerminate)", version: 3, fields: []),
    Kind(
      id: 7, task: "Image loaded (rule: ImageLoad)", version: 3,
      fields: [(#","ImageLoaded":"#, #"C:\Windows\System32\KernelBase.dll"#), (#","Signed":"#, "true")]),
    Kind(
      id: 10, task: "Process accessed (rule: ProcessAccess)", version: 3,
      fields: [
        (#","SourceImage":"#, #"C:\Windows\System32\svchost.exe"#),
        (#","TargetImage":"#, #"C:\Windows\System32\lsass.exe"#), (#","GrantedAccess":"#, "0x1000"),
      ]),
    Kind(
      id: 11, task: "File created (rule: FileCreate)", version: 2,
      fields: [(#","TargetFilename":"#, #"C:\Windows\Temp\8\trace.etl"#)]),
    Kind(
      id: 13, task: "Registry value set (rule: RegistryEvent)", version: 2,
      fields: [(#","TargetObject":"#, #"HKLM\System\CurrentControlSet\Services\bam\State"#)]),
    Kind(
      id: 22, task: "Dns query (rule: DnsQuery)", version: 5,
      fields: [(#","QueryName":"#, "updates.fjord.example"), (#","QueryStatus":"#, "0")]),
  ]
}
