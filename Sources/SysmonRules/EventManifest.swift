/// Sysmon's event types and their fields, from `manifest.xml` of SysmonCommon (schema 4.81) and, for Event IDs 27 to 29,
/// which that manifest lacks, from `sysmon -s` of Sysmon 15 as published.
///
/// Event types that share an element, the three registry events for one, share a row here with the union of their fields.
enum EventManifest {
  struct Row {
    let name: String
    let eventIDs: [Int]
    let firstSchema: SchemaVersion
    let fields: [String]
  }

  static let rows: [Row] = [
    row(
      "ProcessCreate", [1], 200,
      "RuleName UtcTime ProcessGuid ProcessId Image FileVersion Description Product Company OriginalFileName CommandLine "
        + "CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes ParentProcessGuid "
        + "ParentProcessId ParentImage ParentCommandLine ParentUser"),
    row("FileCreateTime", [2], 200, process + "TargetFilename CreationUtcTime PreviousCreationUtcTime User"),
    row(
      "NetworkConnect", [3], 200,
      process + "User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName "
        + "DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName"),
    row("ProcessTerminate", [5], 200, process + "User"),
    row("DriverLoad", [6], 200, "RuleName UtcTime ImageLoaded Hashes Signed Signature SignatureStatus"),
    row(
      "ImageLoad", [7], 200,
      process + "ImageLoaded FileVersion Description Product Company OriginalFileName Hashes Signed Signature "
        + "SignatureStatus User"),
    row(
      "CreateRemoteThread", [8], 200,
      "RuleName UtcTime SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage "
        + "NewThreadId StartAddress StartModule StartFunction SourceUser TargetUser"),
    row("RawAccessRead", [9], 200, process + "Device User"),
    row(
      "ProcessAccess", [10], 300,
      "RuleName UtcTime SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId "
        + "TargetImage GrantedAccess CallTrace SourceUser TargetUser"),
    row("FileCreate", [11], 300, process + "TargetFilename CreationUtcTime User"),
    row("RegistryEvent", [12, 13, 14], 320, process + "EventType TargetObject Details NewName User"),
    row("FileCreateStreamHash", [15], 320, process + "TargetFilename CreationUtcTime Hash Contents User"),
    row("PipeEvent", [17, 18], 340, process + "EventType PipeName User"),
    row(
      "WmiEvent", [19, 20, 21], 400,
      "RuleName EventType UtcTime Operation User EventNamespace Name Query Type Destination Consumer Filter"),
    row("DnsQuery", [22], 420, process + "QueryName QueryStatus QueryResults User"),
    row("FileDelete", [23], 430, process + "TargetFilename Hashes IsExecutable Archived User"),
    row("ClipboardChange", [24], 440, process + "Session ClientInfo Hashes Archived User"),
    row("ProcessTampering", [25], 450, process + "Type User"),
    row("FileDeleteDetected", [26], 460, process + "TargetFilename Hashes IsExecutable User"),
    row("FileBlockExecutable", [27], 482, process + "TargetFilename Hashes User"),
    row("FileBlockShredding", [28], 483, process + "TargetFilename Hashes IsExecutable User"),
    row("FileExecutableDetected", [29], 490, process + "TargetFilename Hashes User"),
  ]

  private static let process = "RuleName UtcTime ProcessGuid ProcessId Image "

  /// `firstSchema` in hundredths.
  private static func row(_ name: String, _ eventIDs: [Int], _ firstSchema: Int, _ fields: String) -> Row {
    Row(
      name: name, eventIDs: eventIDs, firstSchema: SchemaVersion(major: firstSchema / 100, minor: firstSchema % 100),
      fields: fields.split(separator: " ").map { String($0) })
  }

  /// Fields that came later than their event type. Only what is established is here: CreateRemoteThread's history whole,
  /// of the others the users (4.80) and OriginalFileName (4.22).
  static func firstSchema(of field: FilterField, in eventType: String) -> SchemaVersion {
    switch (eventType, field.rawValue) {
    case ("CreateRemoteThread", "RuleName"): SchemaVersion(major: 4, minor: 10)
    case ("CreateRemoteThread", "StartAddress"), ("CreateRemoteThread", "StartModule"),
      ("CreateRemoteThread", "StartFunction"):
      SchemaVersion(major: 3, minor: 10)
    case ("CreateRemoteThread", "SourceUser"), ("CreateRemoteThread", "TargetUser"), (_, "ParentUser"),
      ("ProcessAccess", "SourceUser"), ("ProcessAccess", "TargetUser"):
      SchemaVersion(major: 4, minor: 80)
    default: SchemaVersion(major: 2, minor: 0)
    }
  }
}
