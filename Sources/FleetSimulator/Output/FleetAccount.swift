/// What was written, in numbers.
public struct FleetAccount: Sendable, Hashable, CustomStringConvertible {
  /// Events of Event ID 8 in the learned days.
  public private(set) var learnedEvents = 0
  /// Events of Event ID 8 in the scored days, attacks included.
  public private(set) var scoredEvents = 0
  /// Events that are part of an attack.
  public private(set) var attackEvents = 0
  /// Events of other kinds.
  public internal(set) var otherEvents = 0
  /// Incidents by kind.
  private var incidents: [AttackKind: Set<Int>] = [:]

  /// Nothing yet.
  public init() {}

  /// Incidents of a kind.
  public func incidents(of kind: AttackKind) -> Int { incidents[kind]?.count ?? 0 }

  /// Incidents of all kinds.
  public var incidentCount: Int { AttackKind.allCases.reduce(0) { $0 + incidents(of: $1) } }

  mutating func count(_ simulated: SimulatedEvent, isScored: Bool) {
    if isScored { scoredEvents += 1 } else { learnedEvents += 1 }
    guard let kind = simulated.label, let incident = simulated.incident else { return }
    attackEvents += 1
    incidents[kind, default: []].insert(incident)
  }

  /// Three lines on the whole, and one for each kind of attack that happens.
  public var description: String {
    let kinds = AttackKind.allCases.filter { incidents(of: $0) > 0 }
    let others = otherEvents > 0 ? ["other events     \(otherEvents)"] : []
    let whole = [
      "learned events   \(learnedEvents)",
      "scored events    \(scoredEvents)",
    ]
    let attacks = "attacks          \(incidentCount) of \(kinds.count) kinds, \(attackEvents) events"
    let table = kinds.map { kind in
      let padding = String(repeating: " ", count: max(1, 24 - kind.rawValue.utf8.count))
      return "  \(kind.rawValue)\(padding)\(kind.technique)  \(incidents(of: kind))"
    }
    return (whole + others + [attacks] + table).joined(separator: "\n")
  }
}
