import Baseline
import GRDB
import RemoteThread

/// One pass over table `sighting`, from which every figure derives.
///
/// Distinct host-days are the costly figure: SQL would sort the table anew for each of the snapshot's contexts. Here
/// every tuple keeps its host-days as numbers, 4 bytes each, and a context marks those of its tuples.
struct SightingScan {
  /// What was seen of one tuple.
  struct Presence {
    var support = TupleSupport.none
    /// Distinct host-days, as numbered by the scan.
    var hostDays: [Int32] = []
    /// Distinct offsets, ascending.
    var offsets: [OffsetPresence] = []
  }

  /// What was seen of one offset of a tuple.
  struct OffsetPresence {
    let offset: UInt16
    var hostDays = 0
    var days = 0

    func summary(status: TupleStatus, policy: KnownGoodPolicy) -> OffsetSummary {
      OffsetSummary(offset: offset, hostDays: hostDays, days: days, status: status, policy: policy)
    }
  }

  /// A start and an offset in it.
  struct StartOffset: Hashable {
    let start: ThreadStart
    let offset: UInt16
  }

  private let tuples: [StoredTuple]
  /// What was seen of each tuple, in their order.
  private(set) var presences: [Presence]
  /// Host-days of the offsets of starts without a function, quarantined tuples left out; one may occur twice.
  private(set) var offsetHostDays: [StartOffset: [Int32]] = [:]
  /// Figures over everything.
  private(set) var total = TupleSupport.none

  /// Host-days, as the numbers of host and day in one.
  private var hostDays = Numbering<Int64>()
  private var hosts = Numbering<Int64>()
  private var days = Numbering<Int32>()
  private var hostDayMarks = DistinctMarks()
  private var hostMarks = DistinctMarks()
  private var dayMarks = DistinctMarks()
  private var offsetDayMarks = DistinctMarks()

  /// Scans the table, or only the days before `end`. A row that points at no tuple or host is an error.
  init(_ db: Database, tuples: [StoredTuple], before end: UTCDay? = nil) throws {
    self.tuples = tuples
    presences = Array(repeating: Presence(), count: tuples.count)
    let indices = Dictionary(zip(tuples.map(\.id), tuples.indices)) { first, _ in first }
    let hostNames = try StoredTables.hosts(db)
    let span = end.map { "WHERE day < \($0.number) " } ?? ""
    let sql = "SELECT \(SightingRow.columns) FROM sighting \(span)ORDER BY tuple_id, offset, host_id, day"
    var tuple: (id: Int64, index: Int)?
    var host: (id: Int64, number: Int)?
    try IntegerStatement(sql, db).forEachRow(of: "sighting") { row in
      let sighting = try SightingRow(row)
      if host?.id != sighting.host {
        guard hostNames[sighting.host] != nil else { throw SightingRow.dangling("host") }
        host = (sighting.host, hosts.number(sighting.host))
      }
      guard let index = tuple?.id == sighting.tuple ? tuple?.index : indices[sighting.tuple] else {
        throw SightingRow.dangling("tuple")
      }
      if tuple?.index != index { beginTuple() }
      tuple = (sighting.tuple, index)
      count(sighting, of: host?.number ?? 0, at: index)
    }
    (total.hostDays, total.hosts, total.days) = (hostDays.count, hosts.count, days.count)
  }

  private mutating func beginTuple() {
    hostDayMarks.beginRound()
    hostMarks.beginRound()
    dayMarks.beginRound()
    offsetDayMarks.beginRound()
  }

  private mutating func count(_ sighting: SightingRow, of host: Int, at index: Int) {
    total.count(sighting)
    presences[index].support.count(sighting)
    let day = days.number(sighting.day.number)
    // No table has 2³¹ hosts, nor a calendar as many days.
    let hostDay = hostDays.number(Int64(host) << 32 | Int64(day))
    if hostMarks.mark(host) { presences[index].support.hosts += 1 }
    if dayMarks.mark(day) { presences[index].support.days += 1 }
    if hostDayMarks.mark(hostDay) {
      presences[index].support.hostDays += 1
      presences[index].hostDays.append(Int32(truncatingIfNeeded: hostDay))
    }
    if let offset = sighting.offset { count(offset, on: hostDay, day: day, at: index) }
  }

  /// Counts a row towards its offset. Rows come by tuple and offset, and each is a host-day of its own.
  private mutating func count(_ offset: UInt16, on hostDay: Int, day: Int, at index: Int) {
    if presences[index].offsets.last?.offset != offset {
      presences[index].offsets.append(OffsetPresence(offset: offset))
      offsetDayMarks.beginRound()
    }
    let last = presences[index].offsets.count - 1
    presences[index].offsets[last].hostDays += 1
    if offsetDayMarks.mark(day) { presences[index].offsets[last].days += 1 }
    let stored = tuples[index]
    guard stored.tuple.start.isNamedByOffset, stored.status != .quarantined else { return }
    offsetHostDays[StartOffset(start: stored.tuple.start, offset: offset), default: []]
      .append(Int32(truncatingIfNeeded: hostDay))
  }
}

extension TupleSupport {
  /// Adds the events of a row and widens the span. Cannot overflow: a row has fewer than 2³² events.
  fileprivate mutating func count(_ sighting: SightingRow) {
    events += sighting.events
    let first = min(seen?.lowerBound ?? sighting.seen.lowerBound, sighting.seen.lowerBound)
    let last = max(seen?.upperBound ?? sighting.seen.upperBound, sighting.seen.upperBound)
    seen = first...last
  }
}
