/// A piece of software, or a part of Windows: its habits and who has it.
struct Product: Sendable {
  /// When a product comes to the fleet.
  enum Arrival: Sendable {
    /// Long before the simulation begins.
    case always
    /// Rolled out in the learned days, from this share of them on (in thousandths).
    case whileLearning(Int)
    /// Rolled out in the scored days, from this share of them on (in thousandths).
    case whileScoring(Int)
  }

  let name: String
  /// Share of the hosts of its roles that have it, in thousandths.
  let share: Int
  /// Roles that may have it; nil is all.
  let roles: [HostRole]?
  let arrival: Arrival
  /// Days from one version to the next; 0 where the version never changes.
  let daysPerVersion: Int
  let behaviours: [Behaviour]

  init(
    _ name: String, share: Int, roles: [HostRole]? = nil, arrival: Arrival = .always, daysPerVersion: Int = 0,
    _ behaviours: [Behaviour]
  ) {
    self.name = name
    self.share = share
    self.roles = roles
    self.arrival = arrival
    self.daysPerVersion = daysPerVersion
    self.behaviours = behaviours
  }

  /// The version on a host on a day since 1970. Hosts take a new version up to five days after the first.
  func version(on day: Int, host: Int, seed: UInt64) -> String {
    guard daysPerVersion > 0 else { return "4.2.0" }
    var lag = Draws(seed: seed, .version, Draws.key(name), UInt64(host))
    var phase = Draws(seed: seed, .version, Draws.key(name))
    let release = (day + phase.below(daysPerVersion) - lag.below(5)) / daysPerVersion
    var build = Draws(seed: seed, .version, Draws.key(name), 0, UInt64(release))
    return "\(1 + phase.below(20)).\(release % 100).\(build.below(9000))"
  }
}

/// A product on a host.
struct Installation {
  let product: Product
  /// The day index from which it is there; negative where it came before the simulation.
  let arrived: Int
}
