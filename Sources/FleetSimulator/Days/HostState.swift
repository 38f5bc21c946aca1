import RemoteThread

/// What a host carries over from one day to the next.
struct HostState {
  /// EventRecordID of the newest record in its log, of any event.
  private(set) var recordID: UInt64
  /// Number of the present boot.
  var boot: Int
  /// When it booted, in seconds since 1970.
  var bootSecond: Int
  /// Whether it was off on the day before.
  var wasOff = false

  init(_ host: Host, plan: FleetPlan) {
    var draws = Draws(seed: plan.seed, .host, UInt64(host.index), 1)
    recordID = UInt64(draws.between(10_000...4_000_000))
    boot = 1
    bootSecond = Int(plan.startDay.number) * 86_400 - draws.between(3_600...400_000)
  }

  /// Fewest records of other events between two of Event ID 8; there are about twice as many.
  static let fewestOthers = 40

  /// The number of the next record of Event ID 8: the numbers passed over belong to other events.
  mutating func nextRecordID(_ draws: inout Draws) -> UInt64 {
    recordID += UInt64(1 + Self.fewestOthers + draws.below(80))
    return recordID
  }
}
