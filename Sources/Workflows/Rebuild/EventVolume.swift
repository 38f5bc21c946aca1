import RemoteThread
import SysmonRules

/// How many events there were of each kind that a configuration can tell apart.
struct EventVolume {
  private struct Key: Hashable {
    let spelling: ThreadSpelling
    let offset: UInt16?
  }

  private var kinds: [Key: (example: RemoteThreadEvent, events: Int)] = [:]

  /// Kinds beyond which further ones are not looked at: a fleet has some thousands.
  private static let mostKinds = 1 << 16

  mutating func count(_ event: RemoteThreadEvent) {
    let key = Key(spelling: ThreadSpelling(event), offset: event.startOffset)
    if kinds[key] == nil, kinds.count >= Self.mostKinds { return }
    kinds[key, default: (event, 0)].events += 1
  }

  /// Events that `configuration` drops, and those that it logs.
  func replayed(through configuration: FilterConfiguration) -> (dropped: Int, logged: Int) {
    var filter = EventFilter(configuration)
    return kinds.values.reduce(into: (0, 0)) { sums, kind in
      if filter.decide(kind.example).logged { sums.1 += kind.events } else { sums.0 += kind.events }
    }
  }
}
