/// Attacks whose pair of processes is rarely seen.
extension HostDay {
  static let powershell = #"WindowsPowerShell\v1.0\powershell.exe"#

  mutating func addScriptLibrary(_ scene: AttackScene) {
    let host = draws.pick([Self.powershell, "wscript.exe", "mshta.exe", "cscript.exe"])
    let place: StartPlace = draws.chance(700) ? .loadLibraryA : .loadLibraryW
    strike(scene, from: .brief(host), into: .brief("notepad.exe"), at: place, threads: draws.between(1...3))
  }

  mutating func addReflectiveExplorer(_ scene: AttackScene) {
    strike(scene, from: .brief(Self.powershell), into: .explorer, at: .allocation, threads: draws.between(1...6))
  }

  mutating func addServiceBeacon(_ scene: AttackScene) {
    strike(scene, from: .system("svchost.exe"), into: .explorer, at: .allocation, threads: draws.between(1...12))
  }

  mutating func addProcessHollowing(_ scene: AttackScene) {
    let folder = draws.pick([#"AppData\Roaming\Sync"#, #"AppData\Local\Temp"#, "Downloads", #"AppData\Local\Cache"#])
    let dropper = Actor.brief(#"C:\Users\{user}\\#(folder)\\#(harmlessName())"#)
    let victim = draws.pick([
      #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\RegAsm.exe"#, "svchost.exe", "dllhost.exe",
      #"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\AppLaunch.exe"#,
    ])
    strike(scene, from: dropper, into: .brief(victim), at: .privateMemory(0x17B0), threads: draws.between(1...2))
  }

  mutating func addMavinject(_ scene: AttackScene) {
    let victim = draws.pick(["notepad.exe", #"C:\Windows\explorer.exe"#, "RuntimeBroker.exe"])
    strike(scene, from: .brief("mavinject.exe"), into: .app(victim), at: .loadLibraryW)
  }

  mutating func addLsassDump(_ scene: AttackScene) {
    let tool = draws.pick(["rundll32.exe", #"C:\Windows\Temp\\#(harmlessName())"#, Self.powershell])
    let place: StartPlace = draws.chance(700) ? .allocation : .privateMemory(0x0434)
    strike(scene, from: .task(tool), into: .system("lsass.exe"), at: place, threads: draws.between(1...9))
  }

  mutating func addBreadthBurst(_ scene: AttackScene) {
    let dialer = process(.brief("dialer.exe"), user: scene.user, time: scene.time)
    let programs = (ProgramNames.console + ProgramNames.session.filter { !$0.contains("\\") } + ProgramNames.services)
      .map { (name: $0, order: draws.next()) }
      .sorted { ($0.order, $0.name) < ($1.order, $1.name) }
    for (number, program) in programs.prefix(draws.between(24...70)).enumerated() {
      let victim = process(.brief(program.name), user: scene.user, time: scene.time)
      strike(scene, from: dialer, into: victim, at: .allocation, delay: number * draws.between(20...700))
    }
  }

  mutating func addPasswordSafe(_ scene: AttackScene) {
    let safe = Actor.app(#"C:\Program Files\KeePass Password Safe 2\KeePass.exe"#)
    if draws.chance(500) {
      strike(scene, from: .brief(Self.powershell), into: safe, at: .breakIn)
    } else {
      let library = StartPlace.export(#"C:\Users\Public\BootstrapDLL.dll"#, "LoadManagedProject")
      strike(scene, from: .brief(#"C:\Users\Public\\#(harmlessName())"#), into: safe, at: library)
    }
  }

  mutating func addMasquerade(_ scene: AttackScene) {
    let folder = draws.pick([#"C:\Users\Public"#, #"C:\ProgramData"#, #"C:\Windows\Temp"#])
    let csrss = process(.brief(folder + #"\csrss.exe"#), user: scene.user, time: scene.time)
    let place: StartPlace = draws.chance(600) ? .allocation : .controlRoutine
    for target in ["RuntimeBroker.exe", "sihost.exe", "taskhostw.exe"].prefix(draws.between(1...3)) {
      let victim = process(.app(target), user: scene.user, time: scene.time)
      strike(scene, from: csrss, into: victim, at: place, threads: draws.between(1...2))
    }
  }

  mutating func addWMIHijack(_ scene: AttackScene) {
    strike(
      scene, from: .system(#"wbem\WmiPrvSE.exe"#), into: .brief("notepad.exe"), at: .allocation,
      threads: draws.between(1...4))
  }

  mutating func addSpawnTo(_ scene: AttackScene) {
    let beacon = draws.pick([Self.powershell, "rundll32.exe", #"C:\Users\{user}\AppData\Roaming\\#(harmlessName())"#])
    let place = StartPlace.privateMemory(draws.pick([0x0B80, 0x0C7C, 0x0C88]))
    strike(scene, from: .brief(beacon), into: .brief("rundll32.exe"), at: place, threads: draws.between(1...5))
  }

  mutating func addWebShell(_ scene: AttackScene) {
    let victim = draws.pick(["notepad.exe", "cmd.exe", "dllhost.exe"])
    strike(scene, from: SoftwareCatalogue.w3wp, into: .task(victim), at: .privateMemory(0x28D0))
  }

  mutating func addBrowserTheft(_ scene: AttackScene) {
    let browser = draws.pick([
      #"C:\Program Files\Google\Chrome\Application\chrome.exe"#, #"C:\Program Files\Mozilla Firefox\firefox.exe"#,
      #"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"#,
    ])
    let source = draws.pick([Actor.explorer, .brief("regsvr32.exe"), .app("RuntimeBroker.exe")])
    strike(scene, from: source, into: .app(browser), at: .allocation, threads: draws.between(1...8))
  }
}
