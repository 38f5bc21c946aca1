import Baseline
import GRDB
import RemoteThread

/// One pass over everything that was seen, from which every figure derives.
///
/// A row of the table is a host-day, so that distinct host-days are counted by remembering the last one. Memory: the
/// distinct tuples, offsets of tuples, and pairs of tuple and host.
struct HostDayScan {
  /// What was seen of one tuple. Small, for there may be millions.
  struct TuplePresence {
    fileprivate var events = 0
    fileprivate var hosts: Int32 = 0
    /// Its offsets in ``offsetPresences``: the last one that was new, from which the others are reached.
    fileprivate var lastOffset: Int32 = -1
    fileprivate var presence = Presence()
    fileprivate var first = Int64.max
    fileprivate var last = Int64.min

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
  private let places: RowPlaces
  private let knownHosts: Set<Int64>
  private var hosts: Set<Int64> = []
  /// Tuples by their places, with their hosts and with their offsets.
  private var hostsOfTuples = CompactIndex<NumberPair>()
  private var offsetsOfTuples = CompactIndex<NumberPair>()
  private var offsetPresences: [OffsetPresence] = []
  private var lastDay: UTCDay?

  /// Nothing scanned yet.
  /// - Parameters:
  ///   - tuples: numbers of all tuples.
  ///   - hosts: numbers of all hosts.
  init(tuples: [Int64], hosts: some Sequence<Int64>, depth: Depth = .all) {
    self.depth = depth
    self.tuples = Array(repeating: TuplePresence(), count: tuples.count)
    places = RowPlaces(tuples)
    knownHosts = Set(hosts)
  }

  /// Scans the table. A row that points at no tuple or host is an error.
  /// - Parameters:
  ///   - tuples: numbers of all tuples.
  ///   - each: called with every host-day and sighting, and the place of its tuple in `tuples`.
  init(
    _ db: Database, tuples: [Int64], depth: Depth = .all,
    each: (HostDayID, HostDaySightings.Entry, Int) -> Void = { _, _, _ in }
  ) throws {
    self.init(tuples: tuples, hosts: try StoredTables.hosts(db).keys, depth: depth)
    try HostDayTable.forEachSightings(db) { id, sightings in try add(sightings, on: id, each: each) }
    forgetHosts()
  }

  /// Adds a host-day. They have to come in order.
  mutating func add(
    _ sightings: HostDaySightings, on id: HostDayID,
    each: (HostDayID, HostDaySightings.Entry, Int) throws -> Void = { _, _, _ in }
  ) throws {
    guard knownHosts.contains(id.host) else { throw HostDayTable.dangling("host") }
    guard !sightings.entries.isEmpty else { return }
    begin(id)
    for entry in sightings.entries {
      guard let index = places[entry.key.tuple] else { throw HostDayTable.dangling("tuple") }
      count(entry, on: id, at: index)
      try each(id, entry, index)
    }
  }

  /// Lets go of what only further host-days need.
  mutating func forgetHosts() { hostsOfTuples = CompactIndex() }

  private mutating func begin(_ id: HostDayID) {
    total.hostDays += 1
    if hosts.insert(id.host).inserted { total.hosts += 1 }
    if lastDay != id.day { total.days += 1 }
    lastDay = id.day
  }

  private mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, at index: Int) {
    total.count(entry, on: id.day)
    tuples[index].count(entry, on: id.day)
    if tuples[index].presence.count(id), depth == .all,
      hostsOfTuples.insert(NumberPair(Int32(index), Int32(id.host))).isNew
    {
      tuples[index].hosts += 1
    }
    if depth == .all, let offset = entry.offset { count(offset, Int(entry.events), on: id, at: index) }
  }

  private mutating func count(_ offset: UInt16, _ events: Int, on id: HostDayID, at index: Int) {
    let (place, isNew) = offsetsOfTuples.insert(NumberPair(Int32(index), Int32(offset)))
    if isNew {
      offsetPresences.append(OffsetPresence(offset: offset, before: tuples[index].lastOffset))
      tuples[index].lastOffset = place
    }
    offsetPresences[Int(place)].presence.count(id)
    offsetPresences[Int(place)].events += events
  }

  /// The offsets that were seen of the tuple at `index`, in no order.
  func offsets(of index: Int) -> [UInt16] {
    var offsets: [UInt16] = []
    var place = tuples[index].lastOffset
    while place >= 0 {
      offsets.append(offsetPresences[Int(place)].offset)
      place = offsetPresences[Int(place)].before
    }
    return offsets
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
  /// Adds the events of a sighting and widens the span. Cannot overflow: a sighting has fewer than 2³² events.
  mutating func count(_ entry: HostDaySightings.Entry, on day: UTCDay) {
    events += Int(entry.events)
    let seen = entry.seen(on: day)
    self.seen =
      min(
        self.seen?.lowerBound ?? seen.lowerBound, seen.lowerBound)...max(
        self.seen?.upperBound ?? seen.upperBound, seen.upperBound)
  }
}

extension HostDayScan.TuplePresence {
  /// Adds the events of a sighting and widens the span. Cannot overflow: a sighting has fewer than 2³² events.
  fileprivate mutating func count(_ entry: HostDaySightings.Entry, on day: UTCDay) {
    events += Int(entry.events)
    let seen = entry.seen(on: day)
    first = min(first, seen.lowerBound.milliseconds)
    last = max(last, seen.upperBound.milliseconds)
  }
}

extension HostDaySightings.Entry {
  /// First and last time.
  func seen(on day: UTCDay) -> ClosedRange<UTCTime> {
    let midnight = Int64(day.number) * 86_400_000
    return UTCTime(milliseconds: midnight + Int64(first))...UTCTime(milliseconds: midnight + Int64(last))
  }
}
