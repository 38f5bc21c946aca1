extension SoftwareCatalogue {
  private static let serverRoles: [HostRole] = [
    .fileServer, .webServer, .databaseServer, .domainController, .terminalServer,
  ]

  /// What comes with the machine and with those who run it.
  static let administration: [Product] = [
    Product("VMware Tools on servers", share: 800, roles: serverRoles, vmwareTools),
    Product("VMware Tools on desks", share: 120, roles: [.office, .kiosk], vmwareTools),
    Product(
      "VirtualBox additions", share: 120, roles: [.developer, .kiosk],
      [
        .init(.app("VBoxTray.exe"), .csrss, .kernel, 900, .logon, repeats: 2)
      ]),
    Product(
      "Xerox print service", share: 60, roles: [.office, .fileServer],
      [
        .init(
          .system(#"C:\Program Files\Xerox\XeroxPrintExperience\CommonFiles\XeroxPrintJobEventManagerService.exe"#),
          .system("spoolsv.exe"), .loadLibraryW, 900, .anytime)
      ]),
    Product(
      "NVIDIA", share: 300, roles: [.developer, .office],
      [
        .init(nvidia, .familiar, .inside(nvidiaFolder + #"\nvspcap64.dll"#, slot: 0), 500),
        .init(nvidia, .familiar, .allocation, 25),
      ]),
    Product(
      "Helmsman remote management", share: 450,
      [
        .init(
          .system(#"C:\Program Files (x86)\Helmsman\hm_agent.exe"#), .explorer,
          .export(#"C:\Program Files (x86)\Helmsman\hm_view64.dll"#, "HmViewStart"), 120, .anytime),
        .init(
          .system(#"C:\Program Files (x86)\Helmsman\hm_agent.exe"#), .service, .inside("ntdll.dll", slot: 11), 80,
          .anytime),
      ]),
  ]

  static let servers: [Product] = [
    Product(
      "IIS", share: 1000, roles: [.webServer],
      [
        .init(w3wp, w3wp, .inside(clr, slot: 0), 3200, .anytime, repeats: 3),
        .init(
          w3wp, .task(#"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\csc.exe"#), .inside(clr, slot: 1), 250,
          .anytime),
      ]),
    Product(
      "SQL Server", share: 1000, roles: [.databaseServer],
      [
        .init(
          sqlserver, .system(sqlFolder + "fdlauncher.exe"), .inside(sqlFolder + "sqldk.dll", slot: 0), 900, .anytime),
        .init(sqlserver, .task(sqlFolder + "SQLAGENT.EXE"), .inside(sqlFolder + "sqldk.dll", slot: 1), 500, .anytime),
      ]),
    Product(
      "File classification", share: 600, roles: [.fileServer],
      [
        .init(.system("fsrm.exe"), .service, .inside("srmscan.dll", slot: 0), 900, .maintenance)
      ]),
    Product(
      "Kiosk shell", share: 1000, roles: [.kiosk],
      [
        .init(.app(#"C:\Program Files\Counterpoint\shell.exe"#), .app("rundll32.exe"), .loadLibraryW, 1500, .anytime),
        .init(
          .app(#"C:\Program Files\Counterpoint\shell.exe"#), .familiar,
          .inside(#"C:\Program Files\Counterpoint\guard.dll"#, slot: 0), 2200, .anytime, repeats: 2),
      ]),
  ]

  private static let vmwareTools: [Behaviour] = [
    .init(vmtools, .system("spoolsv.exe"), .export("KERNEL32.DLL", "GetCommandLineW"), 500, .anytime),
    .init(vmtools, .app("notepad.exe"), .export("KERNEL32.DLL", "GetCommandLineW"), 60),
  ]
  private static let vmtools = Actor.system(#"C:\Program Files\VMware\VMware Tools\vmtoolsd.exe"#)
  private static let nvidiaFolder =
    #"C:\Windows\System32\DriverStore\FileRepository\nv_dispi.inf_amd64_{hash}\Display.NvContainer"#
  private static let nvidia = Actor.system(nvidiaFolder + #"\NVDisplay.Container.exe"#)
  static let w3wp = Actor.system(#"inetsrv\w3wp.exe"#)
  private static let clr = #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\clr.dll"#
  private static let sqlFolder = #"C:\Program Files\Microsoft SQL Server\MSSQL15.MSSQLSERVER\MSSQL\Binn\"#
  private static let sqlserver = Actor.system(sqlFolder + "sqlservr.exe")
}
