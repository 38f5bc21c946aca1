extension SoftwareCatalogue {
  private static let desks: [HostRole] = [.office, .developer]
  private static let debugger = Actor.app(#"C:\Program Files (x86)\Windows Kits\10\Debuggers\x64\windbg.exe"#)
  private static let devenv = Actor.app(
    #"C:\Program Files\Microsoft Visual Studio\2022\Professional\Common7\IDE\devenv.exe"#)
  private static let visualDebugger = Actor.app(
    #"C:\Program Files\Microsoft Visual Studio\2022\Professional\Common7\IDE\Remote Debugger\x64\msvsmon.exe"#)

  /// What developers do all day looks like an attack elsewhere.
  static let development: [Product] = [
    Product(
      "Visual Studio", share: 650, roles: [.developer],
      [
        .init(visualDebugger, .project, .breakIn, 1100),
        .init(devenv, .project, .breakIn, 300),
        .init(visualDebugger, .project, .allocation, 120),
        .init(visualDebugger, .system(#"inetsrv\w3wp.exe"#), .breakIn, 20),
      ]),
    Product(
      "Java tools", share: 450, roles: [.developer],
      [
        // The attach interface of the Java virtual machine runs code in private memory.
        .init(.brief(#"C:\Program Files\Java\jdk-17\bin\jcmd.exe"#), java, .allocation, 250),
        .init(.app(#"C:\Program Files\JetBrains\IntelliJ IDEA {version}\bin\idea64.exe"#), java, .allocation, 350),
        .init(java, java, .inside(#"C:\Program Files\Java\jdk-17\bin\server\jvm.dll"#, slot: 0), 500),
      ]),
    Product(
      "Windows debugger", share: 120, roles: [.developer],
      [
        .init(debugger, .project, .breakIn, 150),
        .init(debugger, .familiar, .breakIn, 20),
      ]),
  ]

  /// What someone does once in a while, somewhere.
  static let oddities: [Product] = [
    Product(
      "Odd days at desks", share: 1000, roles: desks,
      [
        .init(.brief(#"C:\Program Files\Sysinternals\procdump64.exe"#), .familiar, .breakIn, 3),
        .init(.brief(#"C:\Program Files\Sysinternals\procexp64.exe"#), .familiar, .inside("ntdll.dll", slot: 8), 5),
        .init(.brief(#"C:\Users\{user}\Downloads\SystemInformer\SystemInformer.exe"#), .familiar, .breakIn, 1),
        .init(.brief(#"WindowsPowerShell\v1.0\powershell.exe"#), .familiar, .inside("ntdll.dll", slot: 2), 3),
        .init(
          .brief(#"C:\Users\{user}\AppData\Local\Temp\{temp}\setup.exe"#), .familiar, .inside("ntdll.dll", slot: 2), 5),
        .init(.brief(#"C:\Users\{user}\Downloads\recorder.exe"#), .familiar, .loadLibraryW, 1),
        .init(.brief("ttdinject.exe"), .project, .loadLibraryW, 2, roles: [.developer]),
      ]),
    Product(
      "Odd days at servers", share: 1000, roles: serverKinds,
      [
        .init(debugger, .service, .breakIn, 8, .anytime),
        .init(.brief(#"C:\Tools\procdump64.exe"#), .service, .inside("ntdll.dll", slot: 8), 8, .anytime),
        .init(.task(#"WindowsPowerShell\v1.0\powershell.exe"#), .service, .inside("ntdll.dll", slot: 2), 8, .anytime),
      ]),
  ]

  /// New software that comes in the middle of it all: known by the time of scoring, or new just then.
  static let rollOuts: [Product] = [
    Product(
      "Paperline print", share: 400, roles: desks, arrival: .whileLearning(350), daysPerVersion: 15,
      [
        .init(
          .system(#"C:\Program Files\Paperline\{version}\plprint.exe"#), .system("spoolsv.exe"), .loadLibraryW, 600),
        .init(
          .app(#"C:\Program Files\Paperline\{version}\pltray.exe"#), .explorer,
          .inside(#"C:\Program Files\Paperline\{version}\plhook.dll"#, slot: 0), 400),
      ]),
    Product(
      "Lumen screen sharing", share: 300, roles: desks, arrival: .whileScoring(150),
      [
        .init(.app(#"C:\Program Files\Lumen\LumenShare.exe"#), .explorer, .loadLibraryW, 600),
        .init(.app(#"C:\Program Files\Lumen\LumenShare.exe"#), .familiar, .loadLibraryW, 500, repeats: 3),
      ]),
    Product(
      "Aegis browser shield", share: 200, roles: desks, arrival: .whileScoring(500),
      [
        // A part that a known agent gets: known source, known targets, a new module.
        .init(
          aegis, .app(#"C:\Program Files\Google\Chrome\Application\chrome.exe"#),
          .export(aegisFolder + #"\AegisBrowser.dll"#, "ShieldInit"), 500, .logon, repeats: 2)
      ]),
    Product(
      "Quarter close add-in", share: 60, roles: [.office], arrival: .whileScoring(300),
      [
        .init(
          .app(#"C:\Program Files (x86)\Tally\TallyHelper.exe"#),
          .app(#"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"#), .allocation, 700)
      ]),
  ]

  private static let java = Actor.app(#"C:\Program Files\Java\jdk-17\bin\java.exe"#)
  private static let serverKinds: [HostRole] = [
    .fileServer, .webServer, .databaseServer, .domainController, .terminalServer,
  ]
}
