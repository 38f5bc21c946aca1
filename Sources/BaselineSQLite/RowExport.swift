import Baseline
import GRDB
import RemoteThread

/// The rows of the text form, read from the file one after the other.
struct RowExport {
  private let db: Database
  private let settings: BaselineSettings
  private let tuples: [StoredTuple]
  private let hosts: [Int64: String]

  /// Sightings that are sorted at once, which take about 64 bytes each.
  private static let mostSorted = 2_000_000

  /// Reads the tuples; the rest is read as it is handed over.
  init(_ db: Database) throws {
    self.db = db
    settings = try StoredSettings.read(db)
    tuples = try StoredTuple.all(db)
    hosts = try StoredTables.hosts(db)
  }

  /// Hands every row to `body`, in the order of the text form.
  func forEach(_ body: (BaselineRow) throws -> Void) throws {
    try body(.settings(settings))
    for stored in tuples {
      try body(.tuple(stored.tuple, stored.example, stored.status, reason: stored.reason))
    }
    for (start, standing) in try offsetStandings() {
      guard let offset = start.offset else { continue }
      try body(.offset(start.tuple, offset, standing.status, reason: standing.reason))
    }
    for decision in try StoredDecisions.all(db) { try body(.decision(decision)) }
    for range in try tupleRanges() { try forEachSighting(of: range, body) }
    try forEachPage(body)
  }

  private func offsetStandings() throws -> [(TupleStart, Standing)] {
    let named = Dictionary(tuples.map { ($0.id, $0.tuple) }) { first, _ in first }
    return try OffsetStandings(db).standings.map { key, standing in
      guard let tuple = named[key.tuple] else { throw MalformedValue(reason: "table offset_standing names no tuple") }
      return (TupleStart(tuple: tuple, offset: key.startOffset), standing)
    }.sorted { $0.0 < $1.0 }
  }

  /// Places in ``tuples``, cut so that the sightings of a range can be sorted at once. One tuple's are not parted.
  private func tupleRanges() throws -> [Range<Int>] {
    var counts = [Int](repeating: 0, count: tuples.count)
    let scan = DayScan(tuples: tuples.map(\.id), hosts: hosts.keys, depth: .tuples)
    try DayTable.forEachDay(db) { _, sightings in
      let placed = try scan.placed(sightings)
      for (place, tuple) in placed.tuples.enumerated() { counts[Int(tuple)] += placed.hosts(of: place).hostCount }
    }
    var ranges: [Range<Int>] = []
    var (start, sum) = (0, 0)
    for (index, count) in counts.enumerated() {
      if sum + count > Self.mostSorted, index > start {
        ranges.append(start..<index)
        (start, sum) = (index, 0)
      }
      sum += count
    }
    return ranges + [start..<tuples.count]
  }

  private func forEachSighting(of range: Range<Int>, _ body: (BaselineRow) throws -> Void) throws {
    let places = Dictionary(uniqueKeysWithValues: range.map { (tuples[$0].id, $0) })
    let ranks = hostRanks()
    var sightings: [Ranked] = []
    try HostDayTable.forEachSightings(db) { id, page in
      for entry in page.entries {
        guard let place = places[entry.key.tuple] else { continue }
        sightings.append(Ranked(place: place, hostRank: ranks[id.host] ?? 0, id: id, entry: entry))
      }
    }
    for sighting in sightings.sorted() { try body(.sighting(try row(sighting))) }
  }

  private func row(_ sighting: Ranked) throws -> Sighting {
    Sighting(
      tuple: tuples[sighting.place].tuple, offset: sighting.entry.offset, host: try name(sighting.id),
      day: sighting.id.day, events: Int(sighting.entry.events), seen: sighting.entry.seen(on: sighting.id.day))
  }

  private func forEachPage(_ body: (BaselineRow) throws -> Void) throws {
    let ranks = hostRanks()
    var ids: [HostDayID] = []
    try PlainStatement("SELECT id FROM host_day", db).forEachRow(of: HostDayTable.name) {
      ids.append(try $0.hostDay(0))
    }
    let table = try HostDayTable(db)
    for id in ids.sorted(by: { (ranks[$0.host] ?? 0, $0.day) < (ranks[$1.host] ?? 0, $1.day) }) {
      let bytes = try table.page(id).ledger
      let page = try MalformedValue.restating { () throws(LedgerPage.CodingError) in try LedgerPage(decoding: bytes) }
      let host = try name(id)
      if page.count > 0 { try body(.ledger(host: host, day: id.day, page)) }
    }
  }

  private func name(_ id: HostDayID) throws -> String {
    guard let name = hosts[id.host] else { throw HostDayTable.dangling("host") }
    return name
  }

  /// Places of the hosts in the order of their names, as bytes.
  private func hostRanks() -> [Int64: Int] {
    let ordered = hosts.sorted { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) }
    return Dictionary(uniqueKeysWithValues: zip(ordered.map(\.key), ordered.indices))
  }
}

/// A sighting in the order of the text form: tuple, host, day, offset.
private struct Ranked: Comparable {
  let place: Int
  let hostRank: Int
  let id: HostDayID
  let entry: HostDaySightings.Entry

  static func < (left: Ranked, right: Ranked) -> Bool {
    (left.place, left.hostRank, left.id.day, left.entry.key.offset)
      < (right.place, right.hostRank, right.id.day, right.entry.key.offset)
  }
}
