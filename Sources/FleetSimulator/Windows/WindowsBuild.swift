/// A build of Windows: with the monthly patch level it decides where functions lie in system modules.
enum WindowsBuild: Int, CaseIterable {
  case windows10 = 19045
  case windows11 = 22631
  case windows11Late = 26100
  case server2019 = 17763
  case server2022 = 20348

  static let workstationBuilds: [WindowsBuild] = [.windows10, .windows10, .windows11, .windows11, .windows11Late]
  static let serverBuilds: [WindowsBuild] = [.server2019, .server2022, .server2022]
}
