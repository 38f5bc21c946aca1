import Baseline
import RemoteThread

/// Distinct host-days of everything that a snapshot counts: its marginals.
struct ContextCounts {
  private var numbers: [BaselineSnapshot.Marginal: Int] = [:]
  private var presences: [Presence] = []
  /// Numbers of what each tuple counts towards; none for a quarantined one.
  private var contextsOfTuple: [[Int]] = []
  private let tuples: [StoredTuple]

  init(_ tuples: [StoredTuple]) {
    self.tuples = tuples
    contextsOfTuple = tuples.map { stored in
      guard stored.status != .quarantined else { return [] }
      return BaselineSnapshot.Marginal.marginals(of: stored.tuple).map { number(of: $0) }
    }
  }

  /// Counts a sighting of the tuple at `index`. Host-days come by day.
  mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, at index: Int) {
    for context in contextsOfTuple[index] { presences[context].count(id) }
    let stored = tuples[index]
    guard stored.status != .quarantined, stored.tuple.start.isNamedByOffset, let offset = entry.offset else { return }
    presences[number(of: .offset(stored.tuple.start, offset))].count(id)
  }

  /// Every marginal that was seen, and its host-days.
  var marginals: [(BaselineSnapshot.Marginal, hostDays: Int)] {
    numbers.map { ($0.key, hostDays: presences[$0.value].hostDays) }
  }

  private mutating func number(of marginal: BaselineSnapshot.Marginal) -> Int {
    if let number = numbers[marginal] { return number }
    numbers[marginal] = presences.count
    presences.append(Presence())
    return presences.count - 1
  }
}
