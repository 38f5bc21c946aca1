import RemoteThread

/// One day on one host while its events are made, in any order.
struct HostDay {
  let host: Host
  let day: UTCDay
  /// The day's index in the plan.
  let index: Int
  let frame: DayFrame
  let seed: UInt64
  /// Boot and its second at the day's beginning.
  let boot: (number: Int, second: Int)
  var draws: Draws
  private(set) var events: [SimulatedEvent] = []

  init(_ host: Host, _ state: HostState, day: UTCDay, index: Int, frame: DayFrame, seed: UInt64) {
    self.host = host
    self.day = day
    self.index = index
    self.frame = frame
    self.seed = seed
    boot = (state.boot, state.bootSecond)
    draws = Draws(seed: seed, .hostDay, UInt64(host.index), UInt64(index))
  }

  /// Whether the day's restart lies behind `time`.
  func isRestarted(at time: Int) -> Bool { frame.restart.map { time > $0 } ?? false }

  func bootNumber(at time: Int) -> Int { isRestarted(at: time) ? boot.number + 1 : boot.number }

  func patchLevel(at time: Int) -> Int { isRestarted(at: time) ? frame.levels.after : frame.levels.before }

  /// When the host booted, in seconds since 1970.
  func bootSecond(at time: Int) -> Int {
    guard isRestarted(at: time), let restart = frame.restart else { return boot.second }
    return Int(day.number) * 86_400 + restart / 1000 + 30
  }

  /// Who works at `time`: on a terminal server anyone, elsewhere whoever logged on.
  mutating func someUser() -> String {
    host.role == .terminalServer ? draws.pick(host.users) : frame.user
  }

  /// Adds the event of a thread. Times outside the day are moved to its edge.
  mutating func addThread(
    from source: SimulatedProcess, into target: SimulatedProcess, at place: StartPlace, time: Int,
    of product: Product? = nil, user: String? = nil, attack: Incident? = nil
  ) {
    let time = min(max(0, time), DayFrame.dayLength - 1)
    let start = address(of: place, product: product, user: user ?? frame.user, time: time)
    guard let sourceImage = ImagePath(source.image), let targetImage = ImagePath(target.image) else { return }
    let event = RemoteThreadEvent(
      utcTime: UTCTime(milliseconds: Int64(day.number) * Int64(DayFrame.dayLength) + Int64(time)),
      computer: host.computer, sourceProcessGuid: source.guid, sourceProcessId: source.id, sourceImage: sourceImage,
      targetProcessGuid: target.guid, targetProcessId: target.id, targetImage: targetImage,
      newThreadId: UInt32(draws.between(200...9000) * 4), startAddress: StartAddress(start.value),
      startModule: ImagePath(start.module), startFunction: start.function, sourceUser: source.user,
      targetUser: target.user)
    events.append(SimulatedEvent(event: event, label: attack?.kind, incident: attack?.number))
  }
}
