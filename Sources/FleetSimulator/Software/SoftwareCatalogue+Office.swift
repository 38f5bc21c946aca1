extension SoftwareCatalogue {
  static let winword = Actor.app(officeFolder + "WINWORD.EXE")
  private static let officeFolder = #"C:\Program Files\Microsoft Office\root\Office16\"#
  private static let outlook = Actor.app(officeFolder + "OUTLOOK.EXE")
  private static let excel = Actor.app(officeFolder + "EXCEL.EXE")
  private static let chrome = Actor.app(#"C:\Program Files\Google\Chrome\Application\chrome.exe"#)
  private static let desks: [HostRole] = [.office, .developer, .terminalServer]

  /// What desks have: office programs, browsers, chat programs that update themselves in the profile.
  static let office: [Product] = [
    Product(
      "Office", share: 900, roles: desks,
      [
        .init(.app(officeFolder + "POWERPNT.EXE"), .csrss, .kernel, 60),
        .init(winword, .familiar, .inside(officeFolder + "mso20win32client.dll", slot: 0), 180),
        .init(excel, excel, .inside(officeFolder + "mso20win32client.dll", slot: 1), 250),
        .init(outlook, winword, .inside(officeFolder + "mso20win32client.dll", slot: 0), 300),
        .init(outlook, .familiar, .inside(officeFolder + "mso20win32client.dll", slot: 0), 50),
        .init(winword, winword, .inside(officeFolder + "mso20win32client.dll", slot: 1), 100),
      ]),
    Product(
      "Chrome", share: 850, roles: desks, daysPerVersion: 14,
      [
        .init(
          chrome, chrome, .inside(#"C:\Program Files\Google\Chrome\Application\{version}\chrome_elf.dll"#, slot: 0),
          1400, .work, repeats: 3),
        .init(
          chrome, .brief(#"C:\Program Files\Google\Chrome\Application\{version}\notification_helper.exe"#),
          .inside(#"C:\Program Files\Google\Chrome\Application\{version}\chrome_elf.dll"#, slot: 1), 70),
      ]),
    Product(
      "Chatter", share: 600, roles: desks, daysPerVersion: 9,
      [
        .init(chatter, chatter, .inside("ntdll.dll", slot: 2), 900, .work, repeats: 2),
        .init(
          .brief(#"C:\Users\{user}\AppData\Local\Chatter\Update.exe"#), chatter, .inside("ntdll.dll", slot: 2), 200),
      ]),
    Product(
      "Huddle", share: 250, roles: desks, daysPerVersion: 12,
      [
        .init(huddle, huddle, .inside("ntdll.dll", slot: 2), 700),
        .init(
          huddle, .explorer, .inside(#"C:\Users\{user}\AppData\Local\Huddle\app-{version}\share.dll"#, slot: 0), 60),
      ]),
    Product(
      "OneDrive", share: 750, roles: desks, daysPerVersion: 20,
      [
        .init(
          .app(#"C:\Users\{user}\AppData\Local\Microsoft\OneDrive\OneDrive.exe"#), .explorer,
          .inside(#"C:\Users\{user}\AppData\Local\Microsoft\OneDrive\{version}\FileSyncShell64.dll"#, slot: 0), 250)
      ]),
    Product(
      "ClipStack", share: 18, roles: desks,
      [
        .init(clipStack, .explorer, .loadLibraryA, 700, .logon),
        .init(clipStack, .familiar, .loadLibraryA, 300),
      ]),
    Product(
      "Open menu", share: 30, roles: desks,
      [
        .init(.app(#"C:\Program Files\Open-Shell\StartMenu.exe"#), .explorer, .loadLibraryW, 900, .logon)
      ]),
    Product(
      "Meeting", share: 200, roles: desks, daysPerVersion: 21,
      [
        // The version is part of the file name: every release is a new image.
        .init(
          .brief(#"C:\Users\{user}\AppData\Local\Temp\{temp}\MeetSetup_{version}.exe"#),
          .brief(#"C:\Users\{user}\AppData\Local\Meet\Meet.exe"#), .inside("ntdll.dll", slot: 2), 40)
      ]),
  ]

  private static let chatter = Actor.app(#"C:\Users\{user}\AppData\Local\Chatter\app-{version}\Chatter.exe"#)
  private static let huddle = Actor.app(#"C:\Users\{user}\AppData\Local\Huddle\app-{version}\Huddle.exe"#)
  private static let clipStack = Actor.app(#"C:\Users\{user}\AppData\Local\Programs\ClipStack\ClipStack.exe"#)
}
