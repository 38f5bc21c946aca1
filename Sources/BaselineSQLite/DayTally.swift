/// On how many host-days each of many things was seen, by number. On a day a thing may be seen often, with the same hosts or
/// others: each host counts once.
struct DayTally {
  private var hostDays: [Int32]

  init(count: Int) { hostDays = Array(repeating: 0, count: count) }

  /// Counts a day.
  ///
  /// By sorting its sightings by their things, which are then counted one after the other: to jump between a million of
  /// them takes several times as long.
  /// - Parameter numbers: of each sighting that of its thing; negative where it does not count.
  mutating func count(_ sightings: DaySightings, _ numbers: some Sequence<Int32>) {
    var hosts = DistinctHosts()
    var last: Int?
    for (number, place) in NumberedPlace.ascending(numbers) {
      if number != last {
        add(hosts, at: last)
        hosts.removeAll()
        last = number
      }
      hosts.add(sightings.hosts(of: sightings.entries[place]))
    }
    add(hosts, at: last)
  }

  private mutating func add(_ hosts: DistinctHosts, at number: Int?) {
    guard let number else { return }
    while hostDays.count <= number { hostDays.append(0) }
    hostDays[number] = Int32(clamping: Int(hostDays[number]) + Int(hosts.count))
  }

  subscript(number: Int) -> Int { Int(hostDays[number]) }
}

/// Numbers by their places, in the order of the numbers.
enum NumberedPlace {
  /// The numbers that are not negative, ascending, each with its place among all; of the same number the first place first.
  static func ascending(_ numbers: some Sequence<Int32>) -> some Sequence<(number: Int, place: Int)> {
    // Both in one word, for words are sorted many times faster than anything else.
    var words: [UInt64] = []
    for (place, number) in numbers.enumerated() where number >= 0 { words.append(UInt64(number) << 32 | UInt64(place)) }
    words.sort()
    return words.lazy.map { (number: Int($0 >> 32), place: Int($0 & 0xFFFF_FFFF)) }
  }
}
