/// A field of CreateRemoteThread that a filter can name, in the order of Sysmon's manifest (schema 4.80 and later).
///
/// Raw values are Sysmon's own names, which are case-sensitive.
public enum FilterField: String, Sendable, Hashable, CaseIterable {
  case ruleName = "RuleName"
  case utcTime = "UtcTime"
  case sourceProcessGuid = "SourceProcessGuid"
  case sourceProcessId = "SourceProcessId"
  case sourceImage = "SourceImage"
  case targetProcessGuid = "TargetProcessGuid"
  case targetProcessId = "TargetProcessId"
  case targetImage = "TargetImage"
  case newThreadId = "NewThreadId"
  case startAddress = "StartAddress"
  case startModule = "StartModule"
  case startFunction = "StartFunction"
  case sourceUser = "SourceUser"
  case targetUser = "TargetUser"

  /// The first schema version whose manifest has the field.
  public var firstSchema: SchemaVersion {
    switch self {
    case .ruleName: SchemaVersion(major: 4, minor: 10)
    case .sourceUser, .targetUser: SchemaVersion(major: 4, minor: 80)
    case .startAddress, .startModule, .startFunction: SchemaVersion(major: 3, minor: 10)
    default: SchemaVersion(major: 2, minor: 0)
    }
  }
}
