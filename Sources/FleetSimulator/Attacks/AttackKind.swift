/// What an attacker does with a remote thread.
///
/// Some kinds make a tuple that no one has seen; others hide in a pair of processes that threads in each other
/// every day.
public enum AttackKind: String, Sendable, Hashable, CaseIterable {
  /// A script host has notepad load a library.
  case scriptLibrary = "script-library"
  /// PowerShell starts reflectively loaded code in explorer.
  case reflectiveExplorer = "reflective-explorer"
  /// A beacon in a service host moves into explorer.
  case serviceBeacon = "service-beacon"
  /// A program in a profile fills a hollowed process.
  case processHollowing = "process-hollowing"
  /// Mavinject has a program load a library.
  case mavinject
  /// Code in private memory of lsass reads its secrets.
  case lsassDump = "lsass-dump"
  /// A known pair and module; the code lies over the module where nothing begins. Blends in.
  case moduleStomping = "module-stomping"
  /// Code in private memory, in a pair that is known for kernel starts. Blends in.
  case kernelPairShellcode = "kernel-pair-shellcode"
  /// dialer.exe threads into dozens of programs of Windows within a minute.
  case breadthBurst = "breadth-burst"
  /// A break-in thread, or a helper library from a public folder, takes the keys of a password safe.
  case passwordSafe = "password-safe"
  /// A copy of a tool under the name of csrss in another folder.
  case masquerade
  /// A library hijack in the WMI host starts code in notepad.
  case wmiHijack = "wmi-hijack"
  /// A hollowed security agent loads an attacker's library where it always threads. Blends in.
  case hollowedAgent = "hollowed-agent"
  /// A beacon's sacrificial rundll32, with a start address known from that tool.
  case spawnTo = "spawn-to"
  /// A macro starts code in a second copy of the word processor.
  case officeMacro = "office-macro"
  /// A web shell in an IIS worker starts code in another program.
  case webShell = "web-shell"
  /// Code in private memory of a browser, to read its passwords.
  case browserTheft = "browser-theft"

  /// The MITRE ATT&CK technique that describes it best (attack.mitre.org, version 15 and later).
  public var technique: String {
    switch self {
    case .scriptLibrary, .moduleStomping, .spawnTo: "T1055.001"
    case .reflectiveExplorer: "T1620"
    case .serviceBeacon, .breadthBurst: "T1055"
    case .kernelPairShellcode, .officeMacro: "T1055.002"
    case .processHollowing: "T1055.012"
    case .mavinject: "T1218.013"
    case .lsassDump: "T1003.001"
    case .passwordSafe: "T1555.005"
    case .masquerade: "T1036.005"
    case .wmiHijack: "T1574.001"
    case .hollowedAgent: "T1562.001"
    case .webShell: "T1505.003"
    case .browserTheft: "T1555.003"
    }
  }

  /// Whether it can happen on a host.
  func isPossible(on host: Host) -> Bool {
    switch self {
    case .webShell: host.role == .webServer
    case .passwordSafe, .officeMacro, .browserTheft: host.role == .office || host.role == .developer
    case .lsassDump, .wmiHijack, .serviceBeacon: true
    case .hollowedAgent: host.software.contains { $0.product.name == "Aegis" }
    default: host.role.isWorkstation || host.role == .terminalServer
    }
  }
}
