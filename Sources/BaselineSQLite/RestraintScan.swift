import Baseline
import GRDB
import RemoteThread

/// Finds out how often and how widely that was seen which is kept from being known good.
struct RestraintScan {
  private struct Item {
    let key: HostDaySightings.Key
    var support = TupleSupport.none
    var hosts: Set<Int64> = []
    var presence = Presence()
    var wideDays = 0
    /// Hosts on the day at hand.
    var today = 0
  }

  private let rollOut: RollOut
  private var items: [Item] = []
  private var places: [HostDaySightings.Key: Int] = [:]
  /// Tuples of which an offset is looked for: their hosts on the day at hand.
  private var tupleHosts: [Int64: Int] = [:]
  private var day: UTCDay?
  private var activeHosts = 0

  /// Everything that is kept from being known good, in order.
  static func restrained(_ db: Database, _ rollOut: RollOut) throws -> [RestrainedStart] {
    let tuples = try StoredTuple.all(db)
    let standings = try OffsetStandings(db)
    let named = Dictionary(tuples.map { ($0.id, $0) }) { first, _ in first }
    var scan = RestraintScan(rollOut: rollOut)
    for tuple in tuples where tuple.status.isRestraint { scan.add(.init(tuple: tuple.id, offset: nil)) }
    for (key, standing) in standings.standings where standing.status.isRestraint { scan.add(key) }
    if !scan.items.isEmpty { try HostDayTable.forEachSightings(db) { scan.count($0, $1) } }
    scan.endDay()
    return try scan.items.map { item in
      guard let tuple = named[item.key.tuple] else {
        throw MalformedValue(reason: "table offset_standing names no tuple")
      }
      let standing = standings.standings[item.key]
      var support = item.support
      (support.hostDays, support.days) = (item.presence.hostDays, item.presence.days)
      support.hosts = item.hosts.count
      return RestrainedStart(
        start: TupleStart(tuple: tuple.tuple, offset: item.key.startOffset), example: tuple.example,
        status: standing?.status ?? tuple.status, reason: standing == nil ? tuple.reason : standing?.reason,
        support: support, wideDays: item.wideDays)
    }.sorted { $0.start < $1.start }
  }

  private init(rollOut: RollOut) { self.rollOut = rollOut }

  private mutating func add(_ key: HostDaySightings.Key) {
    places[key] = items.count
    items.append(Item(key: key))
    if key.startOffset != nil { tupleHosts[key.tuple] = 0 }
  }

  /// Counts a host-day. They come by day.
  private mutating func count(_ id: HostDayID, _ sightings: HostDaySightings) {
    guard !sightings.entries.isEmpty else { return }
    if day != id.day { endDay() }
    day = id.day
    activeHosts += 1
    var last: Int64?
    for entry in sightings.entries {
      if entry.key.tuple != last, tupleHosts[entry.key.tuple] != nil { tupleHosts[entry.key.tuple, default: 0] += 1 }
      last = entry.key.tuple
      count(entry, on: id, as: .init(tuple: entry.key.tuple, offset: nil))
      if entry.offset != nil { count(entry, on: id, as: entry.key) }
    }
  }

  private mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, as key: HostDaySightings.Key) {
    guard let place = places[key] else { return }
    let seen = entry.seen(on: id.day)
    items[place].support.events += Int(entry.events)
    let known = items[place].support.seen ?? seen
    items[place].support.seen =
      min(known.lowerBound, seen.lowerBound)...max(known.upperBound, seen.upperBound)
    guard items[place].presence.count(id) else { return }
    items[place].hosts.insert(id.host)
    items[place].today += 1
  }

  private mutating func endDay() {
    for place in items.indices where items[place].today > 0 {
      let key = items[place].key
      let all = key.startOffset == nil ? activeHosts : tupleHosts[key.tuple] ?? 0
      if rollOut.isWide(items[place].today, of: all) { items[place].wideDays += 1 }
      items[place].today = 0
    }
    for tuple in tupleHosts.keys { tupleHosts[tuple] = 0 }
    activeHosts = 0
  }
}

extension TupleStatus {
  /// Whether it keeps a tuple from being known good.
  fileprivate var isRestraint: Bool { self == .probation || self == .quarantined }
}
