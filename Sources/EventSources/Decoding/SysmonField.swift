/// A named value in the EventData of Sysmon Event ID 8, all schema versions together, in Sysmon's order.
enum SysmonField: UInt16, CaseIterable {
  case ruleName = 1
  case utcTime
  case sourceProcessGuid
  case sourceProcessId
  case sourceImage
  case targetProcessGuid
  case targetProcessId
  case targetImage
  case newThreadId
  case startAddress
  case startModule
  case startFunction
  case sourceUser
  case targetUser

  /// All fields in order. Stored, for every record walks it.
  static let allCases: [SysmonField] = (1...UInt16(count)).compactMap { SysmonField(rawValue: $0) }

  /// Number of fields.
  static let count = 14

  /// Place in an array of all fields.
  var index: Int { Int(rawValue) - 1 }

  /// Whether Sysmon before schema 4.80 has no such field.
  var isUser: Bool { self == .sourceUser || self == .targetUser }

  /// The name in the event.
  var name: String {
    switch self {
    case .ruleName: "RuleName"
    case .utcTime: "UtcTime"
    case .sourceProcessGuid: "SourceProcessGuid"
    case .sourceProcessId: "SourceProcessId"
    case .sourceImage: "SourceImage"
    case .targetProcessGuid: "TargetProcessGuid"
    case .targetProcessId: "TargetProcessId"
    case .targetImage: "TargetImage"
    case .newThreadId: "NewThreadId"
    case .startAddress: "StartAddress"
    case .startModule: "StartModule"
    case .startFunction: "StartFunction"
    case .sourceUser: "SourceUser"
    case .targetUser: "TargetUser"
    }
  }
}
