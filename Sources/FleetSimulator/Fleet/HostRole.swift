/// What a host is for. It decides its users, its software, its hours and its name.
enum HostRole: String, CaseIterable {
  case office, developer, kiosk, terminalServer, fileServer, webServer, databaseServer, domainController

  /// Whether it has one seat, and is switched off at night and on most weekends.
  var isWorkstation: Bool { self == .office || self == .developer || self == .kiosk }

  var namePrefix: String {
    switch self {
    case .office: "WS"
    case .developer: "DEV"
    case .kiosk: "KIOSK"
    case .terminalServer: "RDS"
    case .fileServer: "FS"
    case .webServer: "WEB"
    case .databaseServer: "SQL"
    case .domainController: "DC"
    }
  }

  /// The role of the host with an index. Thirty hosts have one of each server and of the kiosk; the others are desks.
  static func ofHost(_ index: Int) -> HostRole {
    switch index % 30 {
    case 2: .webServer
    case 5: .domainController
    case 8: .terminalServer
    case 11: .databaseServer
    case 14: .fileServer
    case 17: .kiosk
    case let place where place % 4 == 1: .developer
    default: .office
    }
  }
}
