extension HostDay {
  /// Adds the events of an attack, at a time when it would not stand out by the clock.
  mutating func addAttack(_ incident: Incident) {
    let early = frame.hasSession ? frame.logon + 10 * DayFrame.minute : 0
    let late = frame.hasSession ? max(early, frame.logoff - 10 * DayFrame.minute) : DayFrame.dayLength - 3_600_000
    let scene = AttackScene(incident: incident, user: frame.user, time: draws.between(early...late))
    switch incident.kind {
    case .scriptLibrary: addScriptLibrary(scene)
    case .reflectiveExplorer: addReflectiveExplorer(scene)
    case .serviceBeacon: addServiceBeacon(scene)
    case .processHollowing: addProcessHollowing(scene)
    case .mavinject: addMavinject(scene)
    case .lsassDump: addLsassDump(scene)
    case .moduleStomping: addModuleStomping(scene)
    case .kernelPairShellcode: addKernelPairShellcode(scene)
    case .breadthBurst: addBreadthBurst(scene)
    case .passwordSafe: addPasswordSafe(scene)
    case .masquerade: addMasquerade(scene)
    case .wmiHijack: addWMIHijack(scene)
    case .hollowedAgent: addHollowedAgent(scene)
    case .spawnTo: addSpawnTo(scene)
    case .officeMacro: addOfficeMacro(scene)
    case .webShell: addWebShell(scene)
    case .browserTheft: addBrowserTheft(scene)
    }
  }

  /// Threads of one process in one other, a moment apart.
  mutating func strike(
    _ scene: AttackScene, from source: Actor, into target: Actor, at place: StartPlace, threads: Int = 1,
    of product: Product? = nil
  ) {
    let attacker = process(source, of: product, user: scene.user, time: scene.time)
    let victim = process(target, of: product, user: scene.user, time: scene.time, besides: attacker)
    strike(scene, from: attacker, into: victim, at: place, threads: threads, of: product)
  }

  /// Threads of one process in one other, a moment apart.
  mutating func strike(
    _ scene: AttackScene, from attacker: SimulatedProcess, into victim: SimulatedProcess, at place: StartPlace,
    threads: Int = 1, delay: Int = 0, of product: Product? = nil
  ) {
    var time = scene.time + delay
    for _ in 0..<threads {
      addThread(
        from: attacker, into: victim, at: place, time: time, of: product, user: scene.user, attack: scene.incident)
      time += draws.between(1...900)
    }
  }

  /// A file name that a phisher finds harmless.
  mutating func harmlessName() -> String {
    draws.pick([
      "update.exe", "svcupd.exe", "OneDriveSync.exe", "invoice_viewer.exe", "winhelper.exe", "AdobeSync.exe",
      "jusched.exe", "msdriver.exe", "chrome_proxy.exe", "taskhelper.exe",
    ])
  }
}

/// Who attacks, in whose session, and when.
struct AttackScene {
  let incident: Incident
  let user: String
  /// Milliseconds since midnight UTC.
  let time: Int
}
