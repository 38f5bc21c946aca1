/// Sysmon's event types and their fields by schema version, from `manifest.xml` of SysmonCommon (schemas 4.00 to 4.81) and, for
/// what came later, from `sysmon -s` of Sysmon 15 as published (schemas 4.90 and 4.91).
///
/// Event types that share an element, the three registry events for one, share a row here with the union of their fields.
/// A number behind a field is the schema, in hundredths, that it came with where that is later than its event type. What
/// is older than schema 4.00, the oldest that the engine takes, is known for CreateRemoteThread only. FileDelete and
/// ClipboardChange stand in the manifest from the beginning, long before Sysmon 11 and 12 wrote such events.
enum EventManifest {
  struct Row {
    let name: String
    let eventIDs: [Int]
    let firstSchema: SchemaVersion
    let fields: [String]
    /// The schema that a field came with, of those that came later than the event type.
    let laterSchemas: [String: SchemaVersion]
  }

  static let rows: [Row] = [
    row(
      "ProcessCreate", [1], 200,
      process + version
        + "CommandLine CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes "
        + "ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser:480"),
    row("FileCreateTime", [2], 200, process + "TargetFilename CreationUtcTime PreviousCreationUtcTime User:480"),
    row(
      "NetworkConnect", [3], 200,
      process + "User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName "
        + "DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName"),
    row("ProcessTerminate", [5], 200, process + "User:480"),
    row("DriverLoad", [6], 200, "RuleName:410 UtcTime ImageLoaded Hashes Signed Signature SignatureStatus"),
    row(
      "ImageLoad", [7], 200,
      process + "ImageLoaded " + version + "Hashes Signed Signature SignatureStatus User:480"),
    row(
      "CreateRemoteThread", [8], 200,
      "RuleName:410 UtcTime SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage "
        + "NewThreadId StartAddress:310 StartModule:310 StartFunction:310 SourceUser:480 TargetUser:480"),
    row("RawAccessRead", [9], 200, process + "Device User:480"),
    row(
      "ProcessAccess", [10], 300,
      "RuleName:410 UtcTime SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID "
        + "TargetProcessId TargetImage GrantedAccess CallTrace SourceUser:480 TargetUser:480"),
    row("FileCreate", [11], 300, process + "TargetFilename CreationUtcTime User:480"),
    row("RegistryEvent", [12, 13, 14], 320, process + "EventType TargetObject Details NewName User:480"),
    row(
      "FileCreateStreamHash", [15], 320, process + "TargetFilename CreationUtcTime Hash Contents:431 User:480"),
    row("PipeEvent", [17, 18], 340, process + "EventType:421 PipeName User:480"),
    row(
      "WmiEvent", [19, 20, 21], 400,
      "RuleName:410 EventType UtcTime Operation User EventNamespace Name Query Type Destination Consumer Filter"),
    row("DnsQuery", [22], 421, process + "QueryName QueryStatus QueryResults User:480"),
    row("FileDelete", [23], 400, process + "TargetFilename Hashes IsExecutable:430 Archived User:430"),
    row("ClipboardChange", [24], 400, process + "Session ClientInfo Hashes Archived User:480"),
    row("ProcessTampering", [25], 450, process + "Type User:480"),
    row("FileDeleteDetected", [26], 460, process + "TargetFilename Hashes IsExecutable User"),
    row("FileBlockExecutable", [27], 482, process + "TargetFilename Hashes User"),
    row("FileBlockShredding", [28], 483, process + "TargetFilename Hashes IsExecutable User"),
    row("FileExecutableDetected", [29], 490, process + "TargetFilename Hashes User"),
  ]

  private static let process = "RuleName:410 UtcTime ProcessGuid ProcessId Image "
  private static let version = "FileVersion:400 Description:400 Product:400 Company:400 OriginalFileName:421 "

  /// `firstSchema` in hundredths.
  private static func row(_ name: String, _ eventIDs: [Int], _ firstSchema: Int, _ fields: String) -> Row {
    let parts = fields.split(separator: " ").map { $0.split(separator: ":").map { String($0) } }
    let later = parts.compactMap { part in
      part.count > 1 ? Int(part[1]).map { (part[0], SchemaVersion(hundredths: $0)) } : nil
    }
    return Row(
      name: name, eventIDs: eventIDs, firstSchema: SchemaVersion(hundredths: firstSchema), fields: parts.map { $0[0] },
      laterSchemas: Dictionary(later) { first, _ in first })
  }
}
