import RemoteThread

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

  /// The field with this name in any letter case; Sysmon's own spelling is found fastest.
  init?(named name: String) {
    guard let field = Self.byName[name] ?? Self.byFoldedName[ASCIIFold.fold(name)] else { return nil }
    self = field
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
  private static let byFoldedName = Dictionary(uniqueKeysWithValues: allCases.map { (ASCIIFold.fold($0.name), $0) })

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
