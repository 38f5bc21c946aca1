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
    var hosts = DistinctHosts()
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

  private let rollOut: RollOut
  private var items: [Item] = []
  private var places: [HostDaySightings.Key: Int] = [:]
  /// The parts of every tuple.
  private var keys: [Int64: BaselineSnapshot.TupleKey] = [:]
  private var sourcesInQuestion: Set<Int32> = []
  private var startsInQuestion: Set<Int32> = []
  // Hosts on the day at hand.
  private var itemHosts: [Int: DistinctHosts] = [:]
  private var sourceHosts: [Int32: DistinctHosts] = [:]
  private var startHosts: [Int32: DistinctHosts] = [:]
  private var offsetHosts: [Int64: DistinctHosts] = [:]
  private var activeHosts = 0

  /// Everything that is kept from being known good, in order.
  static func restrained(_ db: Database, _ rollOut: RollOut) throws -> [RestrainedStart] {
    let tuples = try StoredTuple.unordered(db)
    let standings = try OffsetStandings(db)
    let named = Dictionary(tuples.map { ($0.id, $0) }) { first, _ in first }
    var scan = RestraintScan(rollOut)
    scan.keys = Dictionary(try NumberedTuples(db).tuples.map { ($0.id, $0.key) }) { first, _ in first }
    for tuple in tuples where tuple.status.isRestraint {
      scan.add(.init(tuple: tuple.id, offset: nil), isNewSource: HoldReason.isNewSource(tuple.reason))
    }
    for (key, standing) in standings.standings where standing.status.isRestraint { scan.add(key, isNewSource: false) }
    if !scan.items.isEmpty { try DayTable.forEachDay(db) { scan.count($1, on: $0) } }
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

  private mutating func count(_ sightings: DaySightings, on day: UTCDay) {
    activeHosts = sightings.hosts.hostCount
    for entry in sightings.entries {
      guard let parts = keys[entry.key.tuple] else { continue }
      let hosts = sightings.hosts(of: entry)
      if sourcesInQuestion.contains(parts.source) {
        sourceHosts[parts.source, default: DistinctHosts()].add(hosts)
        count(entry, of: hosts, on: day, as: .init(tuple: entry.key.tuple, offset: nil))
      }
      if entry.offset != nil, startsInQuestion.contains(parts.start) {
        startHosts[parts.start, default: DistinctHosts()].add(hosts)
        offsetHosts[Self.place(parts.start, entry.key.offset), default: DistinctHosts()].add(hosts)
        count(entry, of: hosts, on: day, as: entry.key)
      }
    }
    endDay()
  }

  private mutating func count(
    _ entry: DaySightings.Entry, of hosts: ArraySlice<HostBlock>, on day: UTCDay, as key: HostDaySightings.Key
  ) {
    guard let place = places[key] else { return }
    items[place].support.count(entry, on: day)
    let new = itemHosts[place, default: DistinctHosts()].add(hosts)
    if new > 0 { items[place].presence.count(new, on: day) }
    items[place].hosts.add(hosts)
  }

  /// An offset of a start, as one number.
  private static func place(_ start: Int32, _ offset: Int32) -> Int64 { Int64(start) << 16 | Int64(offset) }

  private mutating func endDay() {
    for (place, hosts) in itemHosts where isWide(Int(hosts.count), items[place].context) { items[place].wideDays += 1 }
    itemHosts.removeAll(keepingCapacity: true)
    sourceHosts.removeAll(keepingCapacity: true)
    startHosts.removeAll(keepingCapacity: true)
    offsetHosts.removeAll(keepingCapacity: true)
  }

  private static func count(_ hosts: DistinctHosts?) -> Int { Int(hosts?.count ?? 0) }

  private func isWide(_ hosts: Int, _ context: Context) -> Bool {
    switch context {
    case .start(let start, let offset):
      rollOut.isWide(Self.count(offsetHosts[Self.place(start, offset)]), of: Self.count(startHosts[start]))
    case .source(let source): rollOut.isWide(hosts, of: Self.count(sourceHosts[source]))
    case .fleet(let source):
      hosts >= rollOut.leastHosts && rollOut.isWide(Self.count(sourceHosts[source]), of: activeHosts)
    }
  }
}

extension RestraintScan.Item {
  fileprivate var counted: TupleSupport {
    TupleSupport(
      events: support.events, hostDays: presence.hostDays, hosts: Int(hosts.count), days: presence.days,
      seen: support.seen)
  }
}

extension TupleStatus {
  /// Whether it keeps a tuple from being known good.
  fileprivate var isRestraint: Bool { self == .probation || self == .quarantined }
}
