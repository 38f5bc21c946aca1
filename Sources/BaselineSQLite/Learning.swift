import Baseline
import GRDB
import RemoteThread

/// The events of one call of `learn`, taken host-day by host-day, in the order of the table.
struct Learning {
  /// What became of the events.
  private(set) var counts = LearnedCounts()
  /// Places of the rows that were counted now, by host-day.
  private(set) var newPlaces: [Int] = []
  private let batch: EventBatch
  private let memory: WritingMemory
  /// Numbers of the batch's spellings, as they are needed: those of repeated events may never be.
  private var tuples: [Int64?]

  init(_ batch: EventBatch, _ memory: WritingMemory) {
    self.batch = batch
    self.memory = memory
    tuples = Array(repeating: nil, count: batch.spellings.count)
  }

  /// Counts the events that were not counted before.
  mutating func run(_ db: Database) throws {
    let table = try HostDayTable(db)
    let rows = HostDayRows(batch, hosts: try batch.computers.map { try memory.names.host($0, db) })
    for (index, id) in rows.ids.enumerated() {
      var page = try table.page(id)
      let new = try enter(rows.places(of: index), into: &page)
      guard !new.isEmpty else { continue }
      var sightings = try HostDayTable.sightings(page.sightings)
      sightings.merge(try new.map { try sighting(batch.rows[$0], db) }) { $0.add($1) }
      page.sightings = sightings.encoded
      try table.write(page, id)
    }
  }

  /// Enters rows in the page's ledger; gives the places of those that were not there.
  private mutating func enter(_ places: ArraySlice<Int32>, into page: inout HostDayTable.Page) throws -> [Int] {
    // Of two rows with one identity the first counts.
    let ordered = places.map { (entry: LedgerPage.Entry(batch.rows[Int($0)]), place: Int($0)) }
      .sorted { $0.entry != $1.entry ? $0.entry < $1.entry : $0.place < $1.place }
    let (ledger, isNew) = try MalformedValue.restating { () throws(LedgerPage.CodingError) in
      try LedgerPage.insert(ordered.map(\.entry), into: page.ledger)
    }
    page.ledger = ledger
    let new = zip(ordered, isNew).filter(\.1).map(\.0.place)
    counts.learned += new.count
    newPlaces += new
    counts.repeated += places.count - new.count
    return new
  }

  private mutating func sighting(_ row: EventBatch.Row, _ db: Database) throws -> HostDaySightings.Entry {
    let time = row.utcTime.millisecondOfDay
    return HostDaySightings.Entry(
      key: .init(tuple: try tuple(row.spelling, db), offset: row.offset), events: 1, first: time, last: time)
  }

  private mutating func tuple(_ spelling: Int32, _ db: Database) throws -> Int64 {
    if let known = tuples[Int(spelling)] { return known }
    let number = try memory.tuple(of: batch.spellings[Int(spelling)], db)
    tuples[Int(spelling)] = number
    return number
  }
}

extension MalformedValue {
  /// Runs `body` and restates a ledger's error as the file's.
  static func restating<Value>(_ body: () throws(LedgerPage.CodingError) -> Value) throws(MalformedValue) -> Value {
    do {
      return try body()
    } catch {
      throw MalformedValue(reason: error.description)
    }
  }
}
