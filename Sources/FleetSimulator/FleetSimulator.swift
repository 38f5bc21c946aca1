import RemoteThread

/// A fleet of Windows hosts and the Sysmon Event ID 8 that it logs, a day at a time.
///
/// Holds a few hundred bytes a host and the events of one day: memory does not grow with the number of days.
public struct FleetSimulator: Sequence, IteratorProtocol {
  /// What is simulated.
  public let plan: FleetPlan
  /// How many attacks there are in all days together.
  public var incidentCount: Int { incidents.count }

  let hosts: [Host]
  let incidents: [Incident]
  private var states: [HostState]
  private var nextIndex = 0

  /// Sets the fleet up. Equal plans give equal fleets.
  public init(_ plan: FleetPlan) {
    self.plan = plan
    let niche = NicheSoftware.software(plan: plan)
    hosts = niche.enumerated().map { Host(index: $0.offset, niche: $0.element, plan: plan) }
    incidents = Incident.schedule(for: plan, hosts: hosts)
    states = hosts.map { HostState($0, plan: plan) }
  }

  /// The next day, or nil after the last.
  public mutating func next() -> SimulatedDay? {
    guard nextIndex < plan.dayCount else { return nil }
    let index = nextIndex
    nextIndex += 1
    let attacks = incidents.filter { $0.day == index }
    var events: [SimulatedEvent] = []
    for host in hosts {
      events += dayEvents(of: host, index: index, attacks: attacks.filter { $0.host == host.index })
    }
    events.sort { Self.isBefore($0.event, $1.event) }
    return SimulatedDay(day: plan.day(at: index), isScored: index >= plan.days, events: events)
  }

  /// The events of one host on one day, in order and with record numbers.
  private mutating func dayEvents(of host: Host, index: Int, attacks: [Incident]) -> [SimulatedEvent] {
    let day = plan.day(at: index)
    let frame = DayFrame(host, on: day, seed: plan.seed)
    var state = states[host.index]
    if state.wasOff, frame.isUp { state.start(second: Int(day.number) * 86_400 + frame.logon / 1000 - 90) }
    var hostDay = HostDay(host, state, day: day, index: index, frame: frame, seed: plan.seed)
    if frame.isUp, index >= host.joined { hostDay.addNormalEvents() }
    for attack in attacks { hostDay.addAttack(attack) }
    let events = hostDay.numberedEvents(&state)
    state.end(day, frame)
    states[host.index] = state
    return events
  }

  private static func isBefore(_ left: RemoteThreadEvent, _ right: RemoteThreadEvent) -> Bool {
    (left.utcTime, left.computer, left.recordID ?? 0) < (right.utcTime, right.computer, right.recordID ?? 0)
  }
}

extension HostDay {
  /// The day's events in the order of their times, numbered as the log of the host numbers them.
  func numberedEvents(_ state: inout HostState) -> [SimulatedEvent] {
    var draws = Draws(seed: seed, .otherEvents, UInt64(host.index), UInt64(index))
    var ordered = events.enumerated()
      .sorted { ($0.element.event.utcTime, $0.offset) < ($1.element.event.utcTime, $1.offset) }
      .map(\.element)
    for place in ordered.indices { ordered[place].event.recordID = state.nextRecordID(&draws) }
    return ordered
  }
}

extension HostState {
  /// A new boot.
  mutating func start(second: Int) {
    boot += 1
    bootSecond = second
    wasOff = false
  }

  /// What the day leaves behind: a restart, or a host that is off until it is used again.
  mutating func end(_ day: UTCDay, _ frame: DayFrame) {
    guard frame.isUp else {
      wasOff = true
      return
    }
    wasOff = false
    if let restart = frame.restart { start(second: Int(day.number) * 86_400 + restart / 1000 + 30) }
  }
}
