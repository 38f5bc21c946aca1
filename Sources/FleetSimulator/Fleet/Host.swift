/// A host of the fleet: what stays the same on it from day to day.
struct Host {
  let index: Int
  let role: HostRole
  /// Computer, as Sysmon logs it.
  let computer: String
  /// The first eight digits of the process GUIDs of this machine.
  let machine: UInt32
  let build: WindowsBuild
  /// `C:\Windows` as this machine spells it; captures show several.
  let windowsFolder: String
  /// Profile names of those who log on here, the owner first.
  let users: [String]
  /// Hours that local time is ahead of UTC.
  let hoursAhead: Int
  /// Whether it is shut down every evening.
  let isShutDownDaily: Bool
  /// The day index on which it joined the fleet; 0 for nearly all.
  let joined: Int
  /// Indices of the uncommon programs that its people use.
  let tail: [Int]
  /// What is installed, with the day index of its arrival.
  let software: [Installation]

  static let domain = "FJORD"

  init(index: Int, niche: [Installation], plan: FleetPlan) {
    var draws = Draws(seed: plan.seed, .host, UInt64(index))
    let role = HostRole.ofHost(index)
    self.index = index
    self.role = role
    let number = String(index + 1)
    computer = "\(role.namePrefix)-\(String(repeating: "0", count: max(0, 4 - number.count)))\(number).fjord.example"
    machine = UInt32(truncatingIfNeeded: draws.next())
    build = draws.pick(role.isWorkstation ? WindowsBuild.workstationBuilds : WindowsBuild.serverBuilds)
    windowsFolder = draws.chance(80) ? #"C:\WINDOWS"# : #"C:\Windows"#
    users = Self.users(of: role, &draws)
    hoursAhead = draws.pick([1, 1, 1, -4, 6])
    isShutDownDaily = role.isWorkstation && draws.chance(60)
    joined = draws.chance(30) ? draws.below(plan.dayCount) : 0
    tail = (0..<6).map { _ in draws.below(ProgramNames.tailCount) }
    software = SoftwareCatalogue.software(ofHost: index, role: role, plan: plan) + niche
  }

  private static func users(of role: HostRole, _ draws: inout Draws) -> [String] {
    switch role {
    case .office, .developer: (0..<(draws.chance(120) ? 2 : 1)).map { _ in UserNames.person(&draws) }
    case .kiosk: ["kiosk"]
    case .terminalServer: (0..<draws.between(6...14)).map { _ in UserNames.person(&draws) }
    default: [UserNames.administrator(&draws), UserNames.administrator(&draws)]
    }
  }
}
