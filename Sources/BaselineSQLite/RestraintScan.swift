import Baseline
import GRDB
import RemoteThread

/// Finds out how often and how widely that was seen which is kept from being known good.
struct RestraintScan {
  fileprivate struct Item {
    let key: HostDaySightings.Key
    /// What the hosts of the item are a share of.
    let context: Context
    var support = TupleSupport.none
    var hosts: Set<Int64> = []
    var presence = Presence()
    var wideDays = 0
  }

  fileprivate enum Context {
    /// A source that was new: it is held against all hosts, and the item only against the least number.
    case fleet(source: Int32)
    /// A tuple is held against the hosts of its source.
    case source(Int32)
    /// An offset of a start, in whatever tuple, is held against the hosts of the start: an update moves it in all of them.
    case start(Int32, offset: Int32)
  }

  /// Hosts on the day at hand that showed something.
  private struct Hosts<Thing: Hashable> {
    private(set) var today: [Thing: Int] = [:]
    private var last: [Thing: HostDayID] = [:]

    /// Counts the host-day, each once; true where it is the first time.
    @discardableResult mutating func count(_ thing: Thing, _ id: HostDayID) -> Bool {
      guard last[thing] != id else { return false }
      last[thing] = id
      today[thing, default: 0] += 1
      return true
    }

    mutating func endDay() {
      today.removeAll(keepingCapacity: true)
      last.removeAll(keepingCapacity: true)
    }
  }

  private let rollOut: RollOut
  private var items: [Item] = []
  private var places: [HostDaySightings.Key: Int] = [:]
  /// The parts of every tuple.
  private var keys: [Int64: BaselineSnapshot.TupleKey] = [:]
  private var sourcesInQuestion: Set<Int32> = []
  private var startsInQuestion: Set<Int32> = []
  private var itemHosts = Hosts<Int>()
  private var sourceHosts = Hosts<Int32>()
  private var startHosts = Hosts<Int32>()
  private var offsetHosts = Hosts<Int64>()
  private var day: UTCDay?
  private var activeHosts = 0

  /// Everything that is kept from being known good, in order.
  static func restrained(_ db: Database, _ rollOut: RollOut) throws -> [RestrainedStart] {
    let tuples = try StoredTuple.all(db)
    let standings = try OffsetStandings(db)
    let named = Dictionary(tuples.map { ($0.id, $0) }) { first, _ in first }
    var scan = RestraintScan(rollOut)
    scan.keys = Dictionary(try NumberedTuples(db).tuples.map { ($0.id, $0.key) }) { first, _ in first }
    for tuple in tuples where tuple.status.isRestraint {
      scan.add(.init(tuple: tuple.id, offset: nil), isNewSource: HoldReason.isNewSource(tuple.reason))
    }
    for (key, standing) in standings.standings where standing.status.isRestraint { scan.add(key, isNewSource: false) }
    if !scan.items.isEmpty { try HostDayTable.forEachSightings(db) { scan.count($0, $1) } }
    scan.endDay()
    return try scan.items.map { item in
      guard let tuple = named[item.key.tuple] else {
        throw MalformedValue(reason: "table offset_standing names no tuple")
      }
      let standing = item.key.startOffset == nil ? nil : standings.standings[item.key]
      return RestrainedStart(
        start: TupleStart(tuple: tuple.tuple, offset: item.key.startOffset), example: tuple.example,
        status: standing?.status ?? tuple.status, reason: standing == nil ? tuple.reason : standing?.reason,
        support: item.counted, wideDays: item.wideDays)
    }.sorted { $0.start < $1.start }
  }

  private init(_ rollOut: RollOut) { self.rollOut = rollOut }

  private mutating func add(_ key: HostDaySightings.Key, isNewSource: Bool) {
    guard let parts = keys[key.tuple] else { return }
    places[key] = items.count
    if key.startOffset != nil {
      items.append(Item(key: key, context: .start(parts.start, offset: key.offset)))
      startsInQuestion.insert(parts.start)
    } else {
      items.append(Item(key: key, context: isNewSource ? .fleet(source: parts.source) : .source(parts.source)))
      sourcesInQuestion.insert(parts.source)
    }
  }

  /// Counts a host-day. They come by day.
  private mutating func count(_ id: HostDayID, _ sightings: HostDaySightings) {
    guard !sightings.entries.isEmpty else { return }
    if day != id.day { endDay() }
    day = id.day
    activeHosts += 1
    for entry in sightings.entries {
      guard let parts = keys[entry.key.tuple] else { continue }
      if sourcesInQuestion.contains(parts.source) {
        sourceHosts.count(parts.source, id)
        count(entry, on: id, as: .init(tuple: entry.key.tuple, offset: nil))
      }
      if entry.offset != nil, startsInQuestion.contains(parts.start) {
        startHosts.count(parts.start, id)
        offsetHosts.count(Self.place(parts.start, entry.key.offset), id)
        count(entry, on: id, as: entry.key)
      }
    }
  }

  private mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, as key: HostDaySightings.Key) {
    guard let place = places[key] else { return }
    items[place].support.count(entry, on: id.day)
    guard itemHosts.count(place, id) else { return }
    items[place].presence.count(id)
    items[place].hosts.insert(id.host)
  }

  /// An offset of a start, as one number.
  private static func place(_ start: Int32, _ offset: Int32) -> Int64 { Int64(start) << 16 | Int64(offset) }

  private mutating func endDay() {
    for (place, hosts) in itemHosts.today where isWide(hosts, items[place].context) { items[place].wideDays += 1 }
    itemHosts.endDay()
    sourceHosts.endDay()
    startHosts.endDay()
    offsetHosts.endDay()
    activeHosts = 0
  }

  private func isWide(_ hosts: Int, _ context: Context) -> Bool {
    switch context {
    case .start(let start, let offset):
      rollOut.isWide(offsetHosts.today[Self.place(start, offset)] ?? 0, of: startHosts.today[start] ?? 0)
    case .source(let source): rollOut.isWide(hosts, of: sourceHosts.today[source] ?? 0)
    case .fleet(let source):
      hosts >= rollOut.leastHosts && rollOut.isWide(sourceHosts.today[source] ?? 0, of: activeHosts)
    }
  }
}

extension RestraintScan.Item {
  fileprivate var counted: TupleSupport {
    TupleSupport(
      events: support.events, hostDays: presence.hostDays, hosts: hosts.count, days: presence.days, seen: support.seen)
  }
}

extension TupleStatus {
  /// Whether it keeps a tuple from being known good.
  fileprivate var isRestraint: Bool { self == .probation || self == .quarantined }
}
