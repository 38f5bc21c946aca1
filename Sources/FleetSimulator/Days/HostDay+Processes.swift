import RemoteThread

extension HostDay {
  /// A process that plays `actor` at a time. Long-lived ones are the same each time.
  ///
  /// - Parameters:
  ///   - source: a process that it must not be, even where the image is the same.
  ///   - instance: tells processes of one image apart.
  mutating func process(
    _ actor: Actor, of product: Product? = nil, user: String, time: Int, besides source: SimulatedProcess? = nil,
    instance: UInt64 = 0
  ) -> SimulatedProcess {
    let role = cast(actor)
    var image = path(role.path, product: product, user: user)
    if PathTemplate.hasNames(image) {
      let folder = temporaryFolder()
      image = PathTemplate.fill(image) { _ in folder }
    }
    let instance = image == source?.image ? instance + 1 : instance
    var own = processDraws(role.life, image: image, user: user, time: time, instance: instance)
    let second = beginning(role.life, time: time, &own)
    return SimulatedProcess(
      image: image, machine: host.machine, second: second, user: account(role.account, user: user), &own)
  }

  /// The path, account and life of an actor, where a pool of programs is asked for one of them.
  private mutating func cast(_ actor: Actor) -> (path: String, account: Actor.Account, life: Actor.Life) {
    switch actor.image {
    case .path(let path): (path, actor.account, actor.life)
    case .console: (consoleProgram(), .user, .brief)
    case .session: (sessionProgram(), .user, .session)
    case .familiar: (ProgramNames.session[draws.below(9)], .user, .session)
    case .service: (ProgramNames.services[draws.skewedIndex(ProgramNames.services.count)], .system, .boot)
    case .core: (draws.pick(ProgramNames.core), .system, .boot)
    case .project: (project(), .user, .brief)
    case .anything: cast(anyActor())
    }
  }

  private mutating func anyActor() -> Actor {
    switch draws.below(20) {
    case 0..<9: .session
    case 9..<14: .console
    default: .service
    }
  }

  private mutating func consoleProgram() -> String {
    switch draws.below(10_000) {
    case 0: ProgramNames.tail(ProgramNames.tailCount + draws.below(ProgramNames.tailCount))
    case 1..<500: ProgramNames.tail(draws.pick(host.tail))
    default: ProgramNames.console[draws.skewedIndex(ProgramNames.console.count)]
    }
  }

  private mutating func sessionProgram() -> String {
    switch draws.below(10_000) {
    case 0: ProgramNames.tail(ProgramNames.tailCount + draws.below(ProgramNames.tailCount))
    case 1..<500: ProgramNames.tail(draws.pick(host.tail))
    default: ProgramNames.session[draws.skewedIndex(ProgramNames.session.count)]
    }
  }

  /// What developers build and run: most of it is built on more than one machine.
  private mutating func project() -> String {
    let name = ProgramNames.products[draws.skewedIndex(12)].lowercased()
    let part = ProgramNames.parts[draws.skewedIndex(6)]
    return draws.chance(30)
      ? #"C:\Users\{user}\source\repos\scratch\bin\Debug\scratch.exe"#
      : #"C:\src\\#(name)\bin\Debug\\#(part).exe"#
  }

  private func account(_ account: Actor.Account, user: String) -> String {
    switch account {
    case .system: #"NT AUTHORITY\SYSTEM"#
    case .localService: #"NT AUTHORITY\LOCAL SERVICE"#
    case .windowManager: #"Window Manager\DWM-1"#
    case .user: #"\#(Host.domain)\\#(user)"#
    }
  }

  private mutating func processDraws(
    _ life: Actor.Life, image: String, user: String, time: Int, instance: UInt64
  ) -> Draws {
    let host = UInt64(host.index)
    return switch life {
    case .boot: Draws(seed: seed, .process, host, UInt64(bootNumber(at: time)), Draws.key(image), instance)
    case .session:
      Draws(seed: seed, .process, host, UInt64(index) << 32, Draws.key(image), Draws.key(user), instance)
    case .brief: Draws(seed: seed, .process, draws.next())
    }
  }

  /// When the process began, in seconds since 1970; never after `time`.
  private func beginning(_ life: Actor.Life, time: Int, _ draws: inout Draws) -> Int {
    let midnight = Int(day.number) * 86_400
    return switch life {
    case .boot: bootSecond(at: time) + draws.below(25)
    case .session where frame.logon < time: midnight + frame.logon / 1000 + draws.below(50)
    case .session, .brief: midnight + max(0, time / 1000 - draws.between(1...120))
    }
  }
}
