extension SoftwareCatalogue {
  /// What Windows itself does. Pairs from public rules' filters and from captures; rates are guesses.
  static let windows = Product(
    "Windows", share: 1000,
    consoleControl + sessionMechanics + kernelStarts + housekeeping)

  /// Ctrl-C, closed consoles and log-off reach console programs through csrss.
  private static let consoleControl: [Behaviour] = [
    .init(.csrss, .console, .controlRoutine, 1300, .work, repeats: 2, roles: [.office, .terminalServer]),
    .init(.csrss, .console, .controlRoutine, 4200, .work, repeats: 2, roles: [.developer]),
    .init(
      .csrss, .console, .controlRoutine, 1900, .anytime, repeats: 2,
      roles: [.fileServer, .webServer, .databaseServer, .domainController]),
    .init(.csrss, .console, .console32, 350),
    .init(.csrss, .project, .controlRoutine, 900, .work, roles: [.developer]),
    .init(.csrss, .unknown, .controlRoutine, 70, .anytime),
    .init(.unknown, .familiar, .controlRoutine, 30, .anytime),
    .init(.csrss, .session, .controlRoutine, 500, .logoff, repeats: 2),
    .init(.csrss, .anything, .controlRoutine, 60, .anytime),
  ]

  private static let sessionMechanics: [Behaviour] = [
    .init(.system("winlogon.exe"), .system("LogonUI.exe"), .inside("ntdll.dll", slot: 1), 900, .logon),
    .init(.system("winlogon.exe"), .windowManager, .inside("ntdll.dll", slot: 1), 450, .logon),
    .init(.system("winlogon.exe"), .system("fontdrvhost.exe"), .inside("ntdll.dll", slot: 1), 250, .logon),
    .init(.system("winlogon.exe"), .brief("userinit.exe"), .inside("ntdll.dll", slot: 1), 700, .logon),
    .init(.system("winlogon.exe"), .app("wlrmdr.exe"), .inside("ntdll.dll", slot: 1), 60, .logon),
    .init(.system("winlogon.exe"), .brief("AtBroker.exe"), .inside("ntdll.dll", slot: 1), 90, .logon),
    .init(.system("winlogon.exe"), .system("services.exe"), .inside("ntdll.dll", slot: 1), 15, .anytime),
    .init(.system("winlogon.exe"), .system("wininit.exe"), .inside("ntdll.dll", slot: 1), 10, .anytime),
    .init(.brief("userinit.exe"), .explorer, .inside("ntdll.dll", slot: 2), 700, .logon),
    .init(.brief("AtBroker.exe"), .brief("sethc.exe"), .inside("ntdll.dll", slot: 1), 12, .logon),
  ]

  private static let kernelStarts: [Behaviour] = [
    .init(.windowManager, .csrss, .kernel, 1300, .logon, repeats: 2),
    .init(.windowManager, .csrss, .kernel, 600),
    .init(.system("winlogon.exe"), .csrss, .kernel, 500, .logon),
    .init(.system(#"wbem\WmiPrvSE.exe"#), .csrss, .kernel, 40, .anytime),
    .init(.unknown, .csrss, .kernel, 20, .anytime),
  ]

  private static let housekeeping: [Behaviour] = [
    .init(.task("Defrag.exe"), .task("conhost.exe"), .inside("KERNELBASE.dll", slot: 4), 140, .maintenance),
    .init(.task("makecab.exe"), .task("conhost.exe"), .inside("KERNELBASE.dll", slot: 4), 160, .maintenance),
    .init(.task("schtasks.exe"), .task("conhost.exe"), .inside("KERNELBASE.dll", slot: 4), 220, .anytime),
    .init(.task("provtool.exe"), .system("svchost.exe"), .inside("ntdll.dll", slot: 1), 50, .maintenance),
    .init(
      .system("svchost.exe"), .app("taskhostw.exe"), .export("ntdll.dll", "EtwpNotificationThread"), 600, .anytime),
    .init(
      .system("svchost.exe"), .system(#"C:\Windows\Sysmon64.exe"#),
      .export("ntdll.dll", "EtwpNotificationThread"), 90, .anytime),
    .init(.task("msiexec.exe"), .task("msiexec.exe"), .inside("msi.dll", slot: 0), 160, .maintenance, repeats: 3),
    .init(.task("msiexec.exe"), .familiar, .inside("msi.dll", slot: 1), 25, .maintenance),
    .init(.explorer, .familiar, .inside("ntdll.dll", slot: 1), 250),
    .init(.explorer, .app("notepad.exe"), .inside("ntdll.dll", slot: 1), 40),
    .init(.brief("OpenWith.exe"), .app("notepad.exe"), .inside("ntdll.dll", slot: 1), 12),
    .init(.task("rundll32.exe"), .explorer, .loadLibraryW, 6, .anytime),
    .init(.system(#"wbem\WmiPrvSE.exe"#), .service, .inside("ntdll.dll", slot: 1), 40, .anytime),
    .init(.brief("WerFault.exe"), .familiar, .inside("ntdll.dll", slot: 8), 90, .anytime),
    .init(.task("rdrleakdiag.exe"), .familiar, .inside("ntdll.dll", slot: 8), 5, .maintenance),
    .init(.brief("Taskmgr.exe"), .familiar, .inside("ntdll.dll", slot: 8), 12),
    .init(.system("audiodg.exe"), .familiar, .inside("AudioSes.dll", slot: 0), 60),
    .init(.system("lsass.exe"), .service, .inside("ntdll.dll", slot: 1), 60, .anytime, roles: [.domainController]),
    .init(.app("rdpclip.exe"), .explorer, .inside("ntdll.dll", slot: 1), 500, .work, roles: [.terminalServer]),
    .init(.app("rdpclip.exe"), .familiar, .inside("ntdll.dll", slot: 1), 500, .work, roles: [.terminalServer]),
  ]
}
