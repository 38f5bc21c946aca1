extension SoftwareCatalogue {
  /// Security agents thread into everything, some with code in private memory, as an attacker would.
  static let endpointAgents: [Product] = [
    Product(
      "Aegis", share: 930, daysPerVersion: 24,
      [
        .init(aegis, .anything, .inside(aegisHook, slot: 0), 2600, .anytime),
        .init(aegis, .session, .inside(aegisHook, slot: 1), 900),
        .init(aegis, .console, .inside(aegisHook, slot: 0), 900, .anytime),
        .init(aegis, .core, .inside(aegisHook, slot: 2), 160, .anytime),
        .init(aegis, .anything, .allocation, 160, .anytime),
        .init(aegis, .csrss, .kernel, 60, .anytime),
      ]),
    Product(
      "Bastion", share: 60,
      [
        .init(bastion, .anything, .allocation, 2500, .anytime),
        .init(bastion, .console, .allocation, 900, .anytime),
        .init(bastion, .core, .export(#"C:\Program Files\Bastion Endpoint\bstcore.dll"#, "BstAttach"), 150, .anytime),
      ]),
    Product(
      "Defender", share: 700, daysPerVersion: 30,
      [
        .init(defender, .console, .inside("ntdll.dll", slot: 11), 300, .anytime),
        .init(defender, .session, .inside("ntdll.dll", slot: 11), 250, .anytime),
        .init(defender, .anything, .inside("ntdll.dll", slot: 11), 450, .anytime),
      ]),
    Product(
      "Strongbox Backup", share: 600, roles: [.fileServer, .databaseServer, .domainController, .webServer],
      [
        .init(
          strongbox, .system("VSSVC.exe"), .inside(#"C:\Program Files\Strongbox Backup\sbvss.dll"#, slot: 0), 1500,
          .maintenance, repeats: 3),
        .init(strongbox, .core, .inside(#"C:\Program Files\Strongbox Backup\sbvss.dll"#, slot: 1), 60, .maintenance),
        .init(
          strongbox, .service, .inside(#"C:\Program Files\Strongbox Backup\sbvss.dll"#, slot: 1), 150, .maintenance),
      ]),
    Product(
      "Password filter", share: 700, roles: [.domainController],
      [
        .init(.system(#"C:\Program Files\Passguard\pgsvc.exe"#), .system("lsass.exe"), .loadLibraryW, 400, .anytime)
      ]),
  ]

  static let aegisFolder = #"C:\Program Files\Aegis\Aegis Agent {version}"#
  static let aegis = Actor.system(aegisFolder + #"\AegisSensor.exe"#)
  static let aegisHook = aegisFolder + #"\AegisHook64.dll"#
  private static let bastion = Actor.system(#"C:\Program Files\Bastion Endpoint\BstSvc.exe"#)
  private static let defender = Actor.system(
    #"C:\ProgramData\Microsoft\Windows Defender\Platform\{version}\MsMpEng.exe"#)
  private static let strongbox = Actor.system(#"C:\Program Files\Strongbox Backup\sbagent.exe"#)
}
