/// The words of Sysmon's configuration language apart from event types and fields, from its manifest and documentation.
enum EventNames {
  /// Elements beside `EventFiltering`.
  static let options: Set<String> = [
    "HashAlgorithms", "CheckRevocation", "DnsLookup", "ArchiveDirectory", "CaptureClipboard", "CopyOnDeletePE",
    "CopyOnDeleteSIDs", "CopyOnDeleteExtensions", "CopyOnDeleteProcesses", "DriverName", "PipeMonitoringConfig",
    "PipeMonitoring", "FieldSizes", "ProcessAccessNames", "ProcessAccessMasks", "ProcessAccessConfig", "ProcessAccess",
    "ServiceName", "ImageLoad", "NetworkConnect", "DnsQuery",
  ]
}
