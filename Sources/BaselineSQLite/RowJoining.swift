import Baseline
import GRDB
import RemoteThread

/// Joins rows of the text form into the tables, by the rules of `InMemoryBaseline`.
///
/// Sightings are gathered, for the text form has them by tuple and the file by host-day.
struct RowJoining {
  private let db: Database
  private let memory: WritingMemory
  private let table: HostDayTable
  private var gathered: [HostDayID: [HostDaySightings.Entry]] = [:]
  private var gatheredCount = 0

  /// Sightings that are gathered before their host-days are written.
  private static let mostGathered = 500_000

  init(_ db: Database, _ memory: WritingMemory) throws {
    self.db = db
    self.memory = memory
    table = try HostDayTable(db)
  }

  mutating func join(_ row: BaselineRow) throws {
    switch row {
    case .settings(let other):
      guard other.generalisation == memory.generalisation else { throw BaselineMergeError.otherGeneralisation }
    case .tuple(let tuple, let example, let status, let reason):
      let id = try memory.tuple(tuple, merging: example, db)
      try TupleRow.join((status, reason), into: id, db)
    case .offset(let tuple, let offset, let status, let reason):
      let key = HostDaySightings.Key(tuple: try memory.tuple(tuple, db), offset: offset)
      let stored = try OffsetStandings(db).standings[key].map { ($0.status, $0.reason) }
      let joined = TupleDecision.joined(stored, (status, reason))
      try OffsetStandings.set(joined.status, joined.reason, of: key, in: db)
    case .decision(let decision):
      try StoredDecisions.insert(decision, in: db)
    case .sighting(let sighting):
      try gather(sighting)
    case .ledger(let host, let day, let page):
      let id = HostDayID(host: try memory.names.host(host, db), day: day.number)
      var stored = try table.page(id)
      stored.ledger = try MalformedValue.restating { () throws(LedgerPage.CodingError) in
        try LedgerPage.insert(page.entries, into: stored.ledger).encoded
      }
      try table.write(stored, id)
    }
  }

  /// Writes what is gathered.
  mutating func finish() throws {
    for (id, entries) in gathered.sorted(by: { $0.key < $1.key }) {
      var page = try table.page(id)
      var sightings = try HostDayTable.sightings(page.sightings)
      sightings.merge(entries) { $0.join($1) }
      page.sightings = sightings.encoded
      try table.write(page, id)
    }
    gathered.removeAll()
    gatheredCount = 0
  }

  private mutating func gather(_ sighting: Sighting) throws {
    let id = HostDayID(host: try memory.names.host(sighting.host, db), day: sighting.day.number)
    let entry = HostDaySightings.Entry(
      key: .init(tuple: try memory.tuple(sighting.tuple, db), offset: sighting.offset), events: Int64(sighting.events),
      first: sighting.seen.lowerBound.millisecondOfDay, last: sighting.seen.upperBound.millisecondOfDay)
    gathered[id, default: []].append(entry)
    gatheredCount += 1
    if gatheredCount >= Self.mostGathered { try finish() }
  }
}
