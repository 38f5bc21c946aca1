import RemoteThread

/// Makes events that are no Event ID 8, as many for each that is one as a real log would hold.
///
/// They use the record numbers that ``HostState`` passes over, so that they never collide with an event's own.
struct OtherEvents {
  /// Other events for each of Event ID 8, in thousandths.
  let perMille: Int
  private var draws: Draws
  private var owed = 0

  init(perMille: Int, seed: UInt64) {
    self.perMille = perMille
    draws = Draws(seed: seed, .otherEvents)
  }

  /// The other events that the host logged just before `event`.
  mutating func records(before event: RemoteThreadEvent) -> [SysmonRecord] {
    owed += perMille
    let count = min(owed / 1000, HostState.fewestOthers - 1)
    owed -= count * 1000
    return stride(from: count, to: 0, by: -1).map { record($0, before: event) }
  }

  private mutating func record(_ distance: Int, before event: RemoteThreadEvent) -> SysmonRecord {
    let kind = draws.pick(Self.kinds)
    let utcTime = earlier(than: event.utcTime, by: distance)
    let process = distance % 2 == 0 ? (event.sourceImage, event.sourceUser) : (event.targetImage, event.targetUser)
    let head = [
      SysmonData("RuleName", "-"),
      SysmonData("UtcTime", utcTime.description),
      SysmonData("ProcessGuid", .guid(event.sourceProcessGuid)),
      SysmonData("ProcessId", .number(UInt32(draws.between(130...5000) * 4))),
      SysmonData("Image", process.0.rawValue),
      SysmonData("User", process.1),
    ]
    return SysmonRecord(
      id: kind.id, task: kind.task, version: kind.version, computer: event.computer,
      recordID: (event.recordID ?? 0) &- UInt64(distance), utcTime: utcTime, data: head + kind.fields)
  }

  /// A few milliseconds before `time`, on the same day.
  private func earlier(than time: UTCTime, by distance: Int) -> UTCTime {
    let back = min(Int64(distance), Int64(time.millisecondOfDay))
    return UTCTime(milliseconds: time.milliseconds - back)
  }

  private struct Kind {
    let id: UInt16
    let task: String
    let version: UInt8
    let fields: [SysmonData]
  }

  private static let kinds: [Kind] = [
    Kind(
      id: 1, task: "Process Create (rule: ProcessCreate)", version: 5,
      fields: [SysmonData("CommandLine", #""C:\Windows\System32\cmd.exe" /c "echo CreateRemoteThread 8""#)]),
    Kind(
      id: 3, task: "Network connection detected (rule: NetworkConnect)", version: 5,
      fields: [SysmonData("DestinationIp", "203.0.113.8"), SysmonData("DestinationPort", "443")]),
    Kind(id: 5, task: "Process terminated (rule: ProcessTerminate)", version: 3, fields: []),
    Kind(
      id: 7, task: "Image loaded (rule: ImageLoad)", version: 3,
      fields: [SysmonData("ImageLoaded", #"C:\Windows\System32\KernelBase.dll"#), SysmonData("Signed", "true")]),
    Kind(
      id: 10, task: "Process accessed (rule: ProcessAccess)", version: 3,
      fields: [
        SysmonData("SourceImage", #"C:\Windows\System32\svchost.exe"#),
        SysmonData("TargetImage", #"C:\Windows\System32\lsass.exe"#), SysmonData("GrantedAccess", "0x1000"),
      ]),
    Kind(
      id: 11, task: "File created (rule: FileCreate)", version: 2,
      fields: [SysmonData("TargetFilename", #"C:\Windows\Temp\8\trace.etl"#)]),
    Kind(
      id: 13, task: "Registry value set (rule: RegistryEvent)", version: 2,
      fields: [SysmonData("TargetObject", #"HKLM\System\CurrentControlSet\Services\bam\State"#)]),
    Kind(
      id: 22, task: "Dns query (rule: DnsQuery)", version: 5,
      fields: [SysmonData("QueryName", "updates.fjord.example"), SysmonData("QueryStatus", "0")]),
  ]
}
