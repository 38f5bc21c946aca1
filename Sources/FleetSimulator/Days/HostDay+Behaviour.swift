extension HostDay {
  /// The habits of the host today, with the products they belong to.
  var habits: [(behaviour: Behaviour, product: Product)] {
    host.software.filter { $0.arrived <= index }.flatMap { installation in
      installation.product.behaviours
        .filter { $0.roles?.contains(host.role) ?? true }
        .map { ($0, installation.product) }
    }
  }

  /// Adds everything normal that happens on the host today.
  mutating func addNormalEvents() {
    for (behaviour, product) in habits {
      for _ in 0..<draws.occurrences(perMille: behaviour.perMilleADay) {
        guard let time = time(in: behaviour.hours) else { continue }
        addOccasion(of: behaviour, product: product, at: time)
      }
    }
    if let restart = frame.restart { addShutdown(at: restart) }
  }

  private mutating func addOccasion(of behaviour: Behaviour, product: Product, at time: Int) {
    let user = someUser()
    let source = process(behaviour.source, of: product, user: user, time: time)
    var time = time
    for _ in 0..<draws.between(1...behaviour.repeats) {
      let target =
        behaviour.start == .console32
        ? process(console32(), user: user, time: time)
        : process(behaviour.target, of: product, user: user, time: time, besides: source)
      addThread(from: source, into: target, at: behaviour.start, time: time, of: product, user: user)
      time += draws.between(5...4000)
    }
  }

  /// A 32-bit console program: the one of Windows, or one of the long tail.
  private mutating func console32() -> Actor {
    guard draws.chance(120) else { return .brief(#"C:\Windows\SysWOW64\cmd.exe"#) }
    return .brief(ProgramNames.tail(draws.pick(host.tail) / 5 * 5))
  }

  /// Ctrl-C, or rather its kind for shutdown, to every process within seconds.
  private mutating func addShutdown(at time: Int) {
    let csrss = process(.csrss, user: frame.user, time: time)
    var targets = ProgramNames.core.filter { $0 != "csrss.exe" }.map(Actor.system)
    targets += [.system(#"C:\Windows\Sysmon64.exe"#)] + ProgramNames.services.prefix(12).map(Actor.system)
    targets += ProgramNames.session.prefix(frame.hasSession ? draws.between(8...24) : 1).map(Actor.app)
    for target in targets {
      let into = process(target, user: frame.user, time: time)
      addThread(from: csrss, into: into, at: .controlRoutine, time: time - 3000 + draws.below(2900))
    }
    for number in 0..<draws.between(0...20) {
      let into = process(.system("svchost.exe"), user: frame.user, time: time, instance: UInt64(number) + 1)
      addThread(from: csrss, into: into, at: .controlRoutine, time: time - 3000 + draws.below(2900))
    }
    for (habit, product) in habits where habit.source.life == .boot && habit.perMilleADay >= 400 {
      let into = process(habit.source, of: product, user: frame.user, time: time)
      guard into.image != csrss.image else { continue }
      addThread(from: csrss, into: into, at: .controlRoutine, time: time - draws.below(90), of: product)
    }
  }

  /// A time in these hours; nil where there are none today.
  private mutating func time(in hours: Behaviour.Hours) -> Int? {
    let isDesk = host.role.isWorkstation
    switch hours {
    case .work: return frame.hasSession ? draws.between(frame.logon + DayFrame.minute...frame.logoff) : nil
    case .logon: return frame.hasSession ? frame.logon + DayFrame.minute + draws.below(4 * DayFrame.minute) : nil
    case .logoff: return frame.hasSession ? frame.logoff - draws.below(DayFrame.minute) : nil
    case .anytime: return isDesk ? draws.between(frame.logon...frame.logoff) : draws.below(DayFrame.dayLength)
    case .maintenance:
      let begin = isDesk ? frame.logon + 180 * DayFrame.minute : (24 - host.hoursAhead + 1) % 24 * 60 * DayFrame.minute
      return min(begin + draws.below(150 * DayFrame.minute), DayFrame.dayLength - 1)
    }
  }
}
