/// Attacks that hide in pairs of processes that thread in each other every day.
extension HostDay {
  mutating func addModuleStomping(_ scene: AttackScene) {
    let (habit, product) = scene.incident.isRepeated ? Self.commonCover : cover()
    guard case .inside(let module, _) = habit.start else { return }
    strike(
      scene, from: habit.source, into: habit.target,
      at: .stomped(module, scene.incident.isRepeated ? 0x5EED : draws.next()), threads: draws.between(1...3),
      of: product)
  }

  mutating func addKernelPairShellcode(_ scene: AttackScene) {
    let source = draws.chance(700) ? Actor.windowManager : .system("winlogon.exe")
    strike(scene, from: source, into: .csrss, at: .allocation, threads: draws.between(1...2))
  }

  mutating func addHollowedAgent(_ scene: AttackScene) {
    guard let aegis = host.software.first(where: { $0.product.name == "Aegis" })?.product else { return }
    let agent = process(SoftwareCatalogue.aegis, of: aegis, user: scene.user, time: scene.time)
    let victim = process(.explorer, user: scene.user, time: scene.time)
    strike(scene, from: agent, into: victim, at: .loadLibraryW, of: aegis)
    let library = draws.pick([
      #"C:\Users\Public\Libraries\cache.dll"#, #"C:\Users\{user}\AppData\Local\Temp\wbem.dll"#,
      #"C:\ProgramData\Oracle\jli.dll"#,
    ])
    strike(scene, from: agent, into: victim, at: .export(library, "DllRegisterServer"), delay: 1000, of: aegis)
  }

  mutating func addOfficeMacro(_ scene: AttackScene) {
    strike(
      scene, from: SoftwareCatalogue.winword, into: SoftwareCatalogue.winword, at: .allocation,
      threads: draws.between(1...20))
  }

  /// A frequent habit of the host that starts in a module of fixed name at no export, to hide behind.
  private mutating func cover() -> (behaviour: Behaviour, product: Product) {
    let covers = habits.filter { habit, product in
      guard case .inside(let module, _) = habit.start, habit.perMilleADay >= 200, !module.contains("{") else {
        return false
      }
      return product.share > 0 && habit.source.isOnePath && habit.target.isOnePath && habit.source.account != .system
    }
    return covers.isEmpty ? Self.commonCover : draws.pick(covers)
  }

  /// What every host does.
  private static let commonCover = (
    behaviour: Behaviour(.brief("userinit.exe"), .explorer, .inside("ntdll.dll", slot: 2), 0),
    product: SoftwareCatalogue.windows
  )
}

extension Actor {
  /// Whether it is always the same image, rather than one of many.
  var isOnePath: Bool {
    if case .path(let path) = image { return !path.contains("{temp}") }
    return false
  }
}
