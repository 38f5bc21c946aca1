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
    case source(Int32)
    case tuple(Int64)
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
  /// Sources of the tuples of which something is kept back.
  private var sources: [Int64: Int32] = [:]
  private var sourcesInQuestion: Set<Int32> = []
  private var itemHosts = Hosts<Int>()
  private var sourceHosts = Hosts<Int32>()
  private var tupleHosts = Hosts<Int64>()
  private var day: UTCDay?
  private var activeHosts = 0

  /// Everything that is kept from being known good, in order.
  static func restrained(_ db: Database, _ rollOut: RollOut) throws -> [RestrainedStart] {
    let tuples = try StoredTuple.all(db)
    let standings = try OffsetStandings(db)
    let named = Dictionary(tuples.map { ($0.id, $0) }) { first, _ in first }
    var scan = RestraintScan(rollOut)
    scan.sources = Dictionary(try NumberedTuples(db).tuples.map { ($0.id, $0.key.source) }) { first, _ in first }
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
    let source = sources[key.tuple] ?? -1
    let context: Context =
      key.startOffset != nil ? .tuple(key.tuple) : isNewSource ? .fleet(source: source) : .source(source)
    places[key] = items.count
    items.append(Item(key: key, context: context))
    sourcesInQuestion.insert(source)
  }

  /// Counts a host-day. They come by day.
  private mutating func count(_ id: HostDayID, _ sightings: HostDaySightings) {
    guard !sightings.entries.isEmpty else { return }
    if day != id.day { endDay() }
    day = id.day
    activeHosts += 1
    for entry in sightings.entries {
      guard let source = sources[entry.key.tuple], sourcesInQuestion.contains(source) else { continue }
      sourceHosts.count(source, id)
      tupleHosts.count(entry.key.tuple, id)
      count(entry, on: id, as: .init(tuple: entry.key.tuple, offset: nil))
      if entry.offset != nil { count(entry, on: id, as: entry.key) }
    }
  }

  private mutating func count(_ entry: HostDaySightings.Entry, on id: HostDayID, as key: HostDaySightings.Key) {
    guard let place = places[key] else { return }
    items[place].support.count(entry, on: id.day)
    guard itemHosts.count(place, id) else { return }
    items[place].presence.count(id)
    items[place].hosts.insert(id.host)
  }

  private mutating func endDay() {
    for (place, hosts) in itemHosts.today where isWide(hosts, items[place].context) { items[place].wideDays += 1 }
    itemHosts.endDay()
    sourceHosts.endDay()
    tupleHosts.endDay()
    activeHosts = 0
  }

  private func isWide(_ hosts: Int, _ context: Context) -> Bool {
    switch context {
    case .tuple(let tuple): rollOut.isWide(hosts, of: tupleHosts.today[tuple] ?? 0)
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
