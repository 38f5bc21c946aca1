/// On how many host-days each of many things was seen, by number. A thing may come often on a day, with the same hosts or
/// others: each host counts once.
struct DayTally {
  private var hostDays: [Int32]
  /// Where the hosts of each thing are in ``sets`` on the day at hand; -1 where it was not seen.
  private var places: [Int32]
  private var today: [Int32] = []
  /// Kept from day to day, for their memory.
  private var sets: [DistinctHosts] = []

  init(count: Int) {
    hostDays = Array(repeating: 0, count: count)
    places = Array(repeating: -1, count: count)
  }

  /// Counts hosts on the day at hand.
  mutating func count(_ hosts: ArraySlice<HostBlock>, at number: Int32) {
    while places.count <= Int(number) {
      places.append(-1)
      hostDays.append(0)
    }
    if places[Int(number)] < 0 {
      places[Int(number)] = Int32(today.count)
      if sets.count == today.count { sets.append(DistinctHosts()) }
      today.append(number)
    }
    sets[Int(places[Int(number)])].add(hosts)
  }

  /// Ends the day.
  mutating func endDay() {
    for (place, number) in today.enumerated() {
      hostDays[Int(number)] = Int32(clamping: Int(hostDays[Int(number)]) + Int(sets[place].count))
      places[Int(number)] = -1
      sets[place].removeAll()
    }
    today.removeAll(keepingCapacity: true)
  }

  subscript(number: Int) -> Int { Int(hostDays[number]) }
}
