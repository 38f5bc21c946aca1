/// Software that one or two hosts have: a vendor's tool, a driver's tray program, a department's own.
///
/// Some of it arrives on every few days, so that a source never seen is no proof of anything.
enum NicheSoftware {
  /// The niche software of every host, by its index.
  static func software(plan: FleetPlan) -> [[Installation]] {
    var byHost = [[Installation]](repeating: [], count: plan.hosts)
    for number in 0..<max(2, plan.hosts / 10) {
      var draws = Draws(seed: plan.seed, .niche, UInt64(number))
      let home = draws.below(plan.hosts)
      let second = draws.chance(250) ? draws.below(plan.hosts) : home
      let arrived = draws.between(-3 * plan.days...plan.dayCount)
      let installation = Installation(product: product(number, &draws), arrived: arrived)
      byHost[home].append(installation)
      if second != home { byHost[second].append(installation) }
    }
    return byHost
  }

  private static func product(_ number: Int, _ draws: inout Draws) -> Product {
    let vendor = draws.pick(ProgramNames.vendors)
    let name = draws.pick(ProgramNames.products)
    let folder = root(of: number, &draws) + #"\\#(vendor)\\#(name)"#
    let source = source(folder + #"\\#(name.lowercased())\#(number).exe"#, &draws)
    let behaviours = (0..<draws.between(1...3)).map { _ in behaviour(of: source, folder: folder, &draws) }
    return Product("niche \(number)", share: 0, behaviours)
  }

  private static func root(of number: Int, _ draws: inout Draws) -> String {
    switch draws.below(10) {
    case 0: #"C:\ProgramData"#
    case 1: #"C:\Users\{user}\AppData\Local"#
    case 2: #"C:\Tools"#
    case 3, 4: #"C:\Program Files (x86)"#
    default: #"C:\Program Files"#
    }
  }

  private static func source(_ path: String, _ draws: inout Draws) -> Actor {
    switch draws.below(3) {
    case 0 where !path.contains("{user}"): .system(path)
    case 1: .brief(path)
    default: .app(path)
    }
  }

  private static func behaviour(of source: Actor, folder: String, _ draws: inout Draws) -> Behaviour {
    let program = Actor.app(ProgramNames.session[draws.skewedIndex(ProgramNames.session.count)])
    let service = Actor.system(ProgramNames.services[draws.skewedIndex(ProgramNames.services.count)])
    let targets: [Actor] = [.explorer, program, program, service, .csrss, source]
    let target = draws.chance(15) ? Actor.familiar : draws.pick(targets)
    let start = target == .csrss ? StartPlace.kernel : place(folder: folder, &draws)
    return Behaviour(
      source, target, start, draws.pick([150, 300, 500, 900]), draws.pick([.work, .logon, .anytime]))
  }

  private static func place(folder: String, _ draws: inout Draws) -> StartPlace {
    switch draws.below(10) {
    case 0: .allocation
    case 1: .loadLibraryA
    case 2, 3: .loadLibraryW
    case 4: .export(folder + #"\hook.dll"#, "HookMain")
    case 5, 6: .inside(folder + #"\hook.dll"#, slot: draws.below(3))
    default: .inside("ntdll.dll", slot: 2)
    }
  }
}
