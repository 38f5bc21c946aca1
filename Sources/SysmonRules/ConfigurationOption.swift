/// An element beside `EventFiltering`: a setting that has nothing to do with filters.
///
/// From the options of SysmonCommon's `manifest.xml` (schemas 4.00 to 4.81) and of `sysmon -s` of Sysmon 15 as published (4.90
/// and 4.91). Options that the program has for its command line alone, NetworkConnect for one, and those that Sysmon's
/// documentation has and no schema, CopyOnDeletePE for one, Windows refuses (MicrosoftDocs/sysinternals issue 440).
struct ConfigurationOption {
  let name: String
  let firstSchema: SchemaVersion
  /// The last schema that has the option; nil where the newest has it.
  let lastSchema: SchemaVersion?
  /// Whether the element may hold nothing at all.
  let isEmpty: Bool

  static func named(_ name: String) -> ConfigurationOption? { all.first { $0.name == name } }

  private static let all = [
    option("ArchiveDirectory"), option("CaptureClipboard", isEmpty: true), option("CheckRevocation"),
    option("CopyOnDelete_Extensions", last: 423), option("CopyOnDelete_PE", last: 423, isEmpty: true),
    option("CopyOnDelete_Processes", last: 423), option("CopyOnDelete_SIDs", last: 423),
    option("DnsLookup", first: 430),
    option("DriverName"), option("DriverQueueSize", first: 491), option("FieldSizes", first: 481),
    option("HashAlgorithms"), option("PipeMonitoringConfig"), option("ProcessAccessConfig"),
    option("SigningQueueSize", first: 491),
  ]

  /// Schemas in hundredths.
  private static func option(
    _ name: String, first: Int = 400, last: Int? = nil, isEmpty: Bool = false
  ) -> ConfigurationOption {
    ConfigurationOption(
      name: name, firstSchema: SchemaVersion(hundredths: first), lastSchema: last.map(SchemaVersion.init(hundredths:)),
      isEmpty: isEmpty)
  }
}
