/// The words of Sysmon's configuration language apart from CreateRemoteThread's own fields, from its documentation.
enum EventNames {
  /// Elements for the other event types.
  static let others: Set<String> = [
    "ProcessCreate", "FileCreateTime", "NetworkConnect", "ProcessTerminate", "DriverLoad", "ImageLoad",
    "RawAccessRead", "ProcessAccess", "FileCreate", "RegistryEvent", "FileCreateStreamHash", "PipeEvent", "WmiEvent",
    "DnsQuery", "FileDelete", "ClipboardChange", "ProcessTampering", "FileDeleteDetected", "FileBlockExecutable",
    "FileBlockShredding", "FileExecutableDetected",
  ]

  /// Elements beside `EventFiltering`.
  static let options: Set<String> = [
    "HashAlgorithms", "CheckRevocation", "DnsLookup", "ArchiveDirectory", "CaptureClipboard", "CopyOnDeletePE",
    "CopyOnDeleteSIDs", "CopyOnDeleteExtensions", "CopyOnDeleteProcesses", "DriverName", "PipeMonitoringConfig",
    "FieldSizes", "ProcessAccessNames", "ProcessAccessMasks", "ServiceName",
  ]

  /// Fields of other event types. libxml2's grammar lets them stand in any `<Rule>`.
  static let foreignFields: Set<String> = [
    "Archived", "CallTrace", "ClientInfo", "CommandLine", "Company", "Configuration", "ConfigurationFileHash",
    "Consumer", "Contents", "CreationUtcTime", "CurrentDirectory", "Description", "Destination",
    "DestinationHostname", "DestinationIp", "DestinationIsIpv6", "DestinationPort", "DestinationPortName", "Details",
    "Device", "EventNamespace", "EventType", "FileVersion", "Filter", "GrantedAccess", "Hash", "Hashes", "ID", "Image",
    "ImageLoaded", "Initiated", "IntegrityLevel", "IsExecutable", "LogonGuid", "LogonId", "Name", "NewName",
    "Operation", "OriginalFileName", "ParentCommandLine", "ParentImage", "ParentProcessGuid", "ParentProcessId",
    "ParentUser", "PipeName", "PreviousCreationUtcTime", "ProcessGuid", "ProcessId", "Product", "Protocol", "Query",
    "QueryName", "QueryResults", "QueryStatus", "SchemaVersion", "Session", "Signature", "SignatureStatus", "Signed",
    "SourceHostname", "SourceIp", "SourceIsIpv6", "SourcePort", "SourcePortName", "SourceProcessGUID",
    "SourceThreadId", "State", "TargetFilename", "TargetObject", "TargetProcessGUID", "TerminalSessionId", "Type",
    "User", "Version",
  ]
}
