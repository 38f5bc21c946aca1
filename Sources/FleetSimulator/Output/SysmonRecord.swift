import RemoteThread

/// A record of Sysmon's log, in whatever form it is then written.
struct SysmonRecord {
  let id: UInt16
  let task: String
  let version: UInt8
  let computer: String
  let recordID: UInt64
  let utcTime: UTCTime
  /// The fields of its event data, in Sysmon's order.
  let data: [SysmonData]

  /// When the log took the record down: a few milliseconds after what it tells of.
  var logged: UTCTime { UTCTime(milliseconds: utcTime.milliseconds + Int64(recordID % 32)) }
}

/// A field of the event data.
struct SysmonData {
  /// A value, of the type that Sysmon declares for the field.
  enum Value {
    /// A text; `-` where there is none, as new Sysmon has it.
    case text(String?)
    case guid(ProcessGUID?)
    case number(UInt32?)
  }

  let name: StaticString
  let value: Value

  init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  init(_ name: StaticString, _ text: String?) { self.init(name, .text(text)) }
}

extension SysmonRecord {
  /// The record of Event ID 8.
  init(_ event: RemoteThreadEvent) {
    self.init(
      id: 8, task: "CreateRemoteThread detected (rule: CreateRemoteThread)", version: 2, computer: event.computer,
      recordID: event.recordID ?? 0, utcTime: event.utcTime,
      data: [
        SysmonData("RuleName", event.ruleName),
        SysmonData("UtcTime", event.utcTime.description),
        SysmonData("SourceProcessGuid", .guid(event.sourceProcessGuid)),
        SysmonData("SourceProcessId", .number(event.sourceProcessId)),
        SysmonData("SourceImage", event.sourceImage.rawValue),
        SysmonData("TargetProcessGuid", .guid(event.targetProcessGuid)),
        SysmonData("TargetProcessId", .number(event.targetProcessId)),
        SysmonData("TargetImage", event.targetImage.rawValue),
        SysmonData("NewThreadId", .number(event.newThreadId)),
        SysmonData("StartAddress", event.startAddress?.description),
        SysmonData("StartModule", event.startModule?.rawValue),
        SysmonData("StartFunction", event.startFunction),
        SysmonData("SourceUser", event.sourceUser),
        SysmonData("TargetUser", event.targetUser),
      ])
  }
}
