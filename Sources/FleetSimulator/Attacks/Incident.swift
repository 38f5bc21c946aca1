/// One attack on one host on one day.
struct Incident: Sendable, Hashable {
  /// From 1, in the order of day and kind.
  let number: Int
  let kind: AttackKind
  let host: Int
  /// Index of the day in the plan.
  let day: Int
  /// Whether it is one of those that come back day for day, to be learned.
  let isRepeated: Bool

  /// All incidents of a plan: about 3.5 of each kind for 400 hosts, and at least one where some host allows it.
  static func schedule(for plan: FleetPlan, hosts: [Host]) -> [Incident] {
    guard plan.attackDays > 0 else { return [] }
    let drawn = AttackKind.allCases.enumerated().flatMap { number, kind in
      incidents(of: kind, number: number, plan: plan, hosts: hosts)
    }.map { (kind: $0.kind, host: $0.host, day: $0.day, isRepeated: false) }
    return (drawn + poisoning(of: plan, hosts: hosts)).enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .enumerated()
      .map {
        Incident(
          number: $0.offset + 1, kind: $0.element.element.kind, host: $0.element.element.host,
          day: $0.element.element.day, isRepeated: $0.element.element.isRepeated)
      }
  }

  /// Three attacks that always look the same, each on one host a day, so that they are seen for weeks.
  private static func poisoning(
    of plan: FleetPlan, hosts: [Host]
  ) -> [(kind: AttackKind, host: Int, day: Int, isRepeated: Bool)] {
    guard plan.isPoisoned else { return [] }
    var draws = Draws(seed: plan.seed, .poisoning)
    return (plan.days..<plan.dayCount).flatMap { day in
      [AttackKind.serviceBeacon, .kernelPairShellcode, .moduleStomping].map { kind in
        var host = draws.pick(hosts)
        for _ in 0..<20 {
          let frame = DayFrame(host, on: plan.day(at: day), seed: plan.seed)
          if frame.isUp, frame.hasSession, host.joined <= day { break }
          host = draws.pick(hosts)
        }
        return (kind, host.index, day, true)
      }
    }
  }

  private static func incidents(
    of kind: AttackKind, number: Int, plan: FleetPlan, hosts: [Host]
  ) -> [(kind: AttackKind, host: Int, day: Int)] {
    var draws = Draws(seed: plan.seed, .incident, UInt64(number))
    let possible = hosts.filter { kind.isPossible(on: $0) }
    guard !possible.isEmpty else { return [] }
    let count = max(1, (plan.hosts * 7 + draws.below(800)) / 800)
    return (0..<count).map { _ in
      let (host, day) = occasion(among: possible, plan: plan, &draws)
      return (kind, host.index, day)
    }
  }

  /// A host and a day on which it is up; after twenty fruitless draws the last one, up or not.
  private static func occasion(among hosts: [Host], plan: FleetPlan, _ draws: inout Draws) -> (Host, Int) {
    var occasion = (draws.pick(hosts), plan.days + draws.below(plan.attackDays))
    for _ in 0..<20 {
      let (host, day) = occasion
      let frame = DayFrame(host, on: plan.day(at: day), seed: plan.seed)
      if frame.isUp, frame.hasSession, host.joined <= day { break }
      occasion = (draws.pick(hosts), plan.days + draws.below(plan.attackDays))
    }
    return occasion
  }
}
