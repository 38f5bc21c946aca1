import Baseline
import GRDB
import RemoteThread

/// One pass over everything that was seen, from which every figure derives.
///
/// Memory: the distinct tuples, with the blocks of their hosts, and offsets of tuples.
struct DayScan {
  /// What was seen of one tuple. Small, for there may be millions.
  struct TuplePresence {
    fileprivate var events = 0
    fileprivate var hosts: Int32 = 0
    /// Its offsets in ``offsetPresences``: the last one that was new, from which the others are reached.
    fileprivate var lastOffset: Int32 = -1
    fileprivate var presence = Presence()
    fileprivate var first = Int64.max
    fileprivate var last = Int64.min

    /// Distinct host-days.
    var hostDays: Int { presence.hostDays }

    /// How often it was seen.
    var support: TupleSupport {
      TupleSupport(
        events: events, hostDays: presence.hostDays, hosts: Int(hosts), days: presence.days,
        seen: first <= last ? UTCTime(milliseconds: first)...UTCTime(milliseconds: last) : nil)
    }
  }

  /// What was seen of one offset of a tuple.
  private struct OffsetPresence {
    let offset: UInt16
    /// The offset of the tuple that was new before; -1 for none.
    let before: Int32
    var presence = Presence()
    var events = 0
  }

  /// How much is found out.
  enum Depth {
    /// Everything.
    case all
    /// Neither the hosts nor the offsets of each tuple.
    case tuples
  }

  /// What was seen of each tuple, in the order of the numbers that the scan was asked for.
  private(set) var tuples: [TuplePresence]
  /// Figures over everything.
  private(set) var total = TupleSupport.none

  private let depth: Depth
  /// Of each tuple whether its offsets are wanted; nil where all are.
  private let offsetsWanted: [Bool]?
  private var places: RowPlaces
  private let knownHosts: Set<Int64>
  private var hosts = DistinctHosts()
  private var hostsOfTuples: [DistinctHosts]
  /// Of a tuple at hand on the day at hand.
  private var hostsToday = DistinctHosts()
  /// Tuples by their places, with their offsets.
  private var offsetsOfTuples = CompactIndex<NumberPair>()
  private var offsetPresences: [OffsetPresence] = []

  /// Nothing scanned yet.
  /// - Parameters:
  ///   - tuples: numbers of all tuples.
  ///   - hosts: numbers of all hosts.
  ///   - offsetsWanted: of each tuple whether its offsets are; nil where all are.
  init(tuples: [Int64], hosts: some Sequence<Int64>, depth: Depth = .all, offsetsWanted: [Bool]? = nil) {
    self.depth = depth
    self.offsetsWanted = offsetsWanted
    self.tuples = Array(repeating: TuplePresence(), count: tuples.count)
    hostsOfTuples = Array(repeating: DistinctHosts(), count: depth == .all ? tuples.count : 0)
    places = RowPlaces(tuples)
    knownHosts = Set(hosts)
  }

  /// Scans everything. A row that points at no tuple or host is an error.
  /// - Parameter tuples: numbers of all tuples.
  init(_ db: Database, tuples: [Int64], depth: Depth = .all) throws {
    self.init(tuples: tuples, hosts: try StoredTables.hosts(db).keys, depth: depth)
    try DayTable.forEachDay(db) { day, sightings in try add(sightings, on: day) }
    forgetHosts()
  }

  /// Adds a day. They have to come in order.
  mutating func add(_ sightings: DaySightings, on day: UTCDay) throws {
    count(try placed(sightings), of: sightings, on: day)
  }

  /// The sightings of a day by the places of their tuples.
  func placed(_ sightings: DaySightings) throws -> PlacedSightings {
    try sightings.rows.forEachHost { host in
      guard knownHosts.contains(host) else { throw HostDayTable.dangling("host") }
    }
    return try PlacedSightings(sightings, places)
  }

  /// Counts a day that was put in its place. Days have to come in order.
  mutating func count(_ placed: PlacedSightings, of sightings: DaySightings, on day: UTCDay) {
    guard !placed.entries.isEmpty else { return }
    total.days += 1
    total.hostDays += sightings.hosts.hostCount
    hosts.add(sightings.hosts[...])
    total.hosts = Int(hosts.count)
    var last: Int32 = -1
    for (place, tuple) in placed.tuples.enumerated() {
      if tuple != last { hostsToday.removeAll() }
      last = tuple
      count(placed.entries[place], on: day, placed.hosts(of: place), at: Int(tuple))
    }
  }

  /// Lets go of what only further days need.
  mutating func forgetHosts() {
    hostsOfTuples = []
    offsetsOfTuples = CompactIndex()
    places = RowPlaces([])
  }

  private mutating func count(
    _ entry: DaySightings.Entry, on day: UTCDay, _ hosts: ArraySlice<HostBlock>, at index: Int
  ) {
    total.count(entry, on: day)
    tuples[index].count(entry, on: day)
    let new = hostsToday.add(hosts)
    if new > 0 { tuples[index].presence.count(new, on: day) }
    guard depth == .all else { return }
    tuples[index].hosts = Int32(clamping: Int(tuples[index].hosts) + Int(hostsOfTuples[index].add(hosts)))
    guard let offset = entry.offset, offsetsWanted?[index] ?? true else { return }
    let (place, isNew) = offsetsOfTuples.insert(NumberPair(Int32(index), Int32(offset)))
    if isNew {
      offsetPresences.append(OffsetPresence(offset: offset, before: tuples[index].lastOffset))
      tuples[index].lastOffset = place
    }
    offsetPresences[Int(place)].presence.count(Int32(clamping: hosts.hostCount), on: day)
    offsetPresences[Int(place)].events.add(clamping: entry.events)
  }

  /// The offsets of the tuple at `index`, ascending.
  func offsets(
    of index: Int, status: TupleStatus, policy: KnownGoodPolicy, standing: (UInt16) -> TupleStatus
  ) -> [OffsetSummary] {
    var offsets: [OffsetSummary] = []
    var place = tuples[index].lastOffset
    while place >= 0 {
      let seen = offsetPresences[Int(place)]
      offsets.append(
        OffsetSummary(
          offset: seen.offset, hostDays: seen.presence.hostDays, days: seen.presence.days, events: seen.events,
          status: status, standing: standing(seen.offset), policy: policy))
      place = seen.before
    }
    return offsets.sorted { $0.offset < $1.offset }
  }

  /// How many of the tuples, whose statuses these are, the policy calls known good.
  func knownGood(_ statuses: [TupleStatus], _ policy: KnownGoodPolicy) -> Int {
    zip(statuses, tuples).count { policy.isKnownGood($1.support, status: $0) }
  }
}

extension TupleSupport {
  /// Adds the events of a sighting and widens the span.
  mutating func count(_ entry: DaySightings.Entry, on day: UTCDay) {
    events.add(clamping: entry.events)
    let seen = entry.seen(on: day)
    self.seen =
      min(
        self.seen?.lowerBound ?? seen.lowerBound, seen.lowerBound)...max(
        self.seen?.upperBound ?? seen.upperBound, seen.upperBound)
  }
}

extension DayScan.TuplePresence {
  /// Adds the events of a sighting and widens the span.
  fileprivate mutating func count(_ entry: DaySightings.Entry, on day: UTCDay) {
    events.add(clamping: entry.events)
    let seen = entry.seen(on: day)
    first = min(first, seen.lowerBound.milliseconds)
    last = max(last, seen.upperBound.milliseconds)
  }
}

extension Int {
  /// Adds a number of events, each of at least 0. The largest number stays what it is: only a forged file comes there.
  fileprivate mutating func add(clamping events: Int64) {
    let (sum, isTooLarge) = addingReportingOverflow(Int(events))
    self = isTooLarge ? .max : sum
  }
}

extension HostDaySightings.Entry {
  /// First and last time.
  func seen(on day: UTCDay) -> ClosedRange<UTCTime> {
    let midnight = Int64(day.number) * 86_400_000
    return UTCTime(milliseconds: midnight + Int64(first))...UTCTime(milliseconds: midnight + Int64(last))
  }
}
