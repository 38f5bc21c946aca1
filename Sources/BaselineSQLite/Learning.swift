import Baseline
import GRDB
import RemoteThread

/// The events of one call of `learn`, counted in memory and then stored at once.
struct Learning {
  /// What became of the events.
  private(set) var counts = LearnedCounts()
  private let batch: EventBatch
  private let memory: WritingMemory
  /// Numbers of the batch's spellings and computers, as they are needed: those of repeated events may never be.
  private var tuples: [Int64?]
  private var hosts: [Int64?]
  /// The events that were counted, in their order.
  private var counted: [CountedEvent] = []

  private struct CountedEvent {
    let key: SightingKey
    let time: UTCTime
  }

  init(_ batch: EventBatch, _ memory: WritingMemory) {
    self.batch = batch
    self.memory = memory
    tuples = Array(repeating: nil, count: batch.spellings.count)
    hosts = Array(repeating: nil, count: batch.computers.count)
  }

  /// Counts the events that were not counted before.
  mutating func count(_ db: Database) throws {
    for row in batch.rows {
      let day = row.utcTime.day.number
      let host = try host(row.computer, db)
      guard try memory.pages.insert(.init(row), on: HostDayKey(host: host, day: day), db) else {
        counts.repeated += 1
        continue
      }
      let key = SightingKey(
        tuple: try tuple(row.spelling, db), offset: row.offset.map(Int32.init) ?? -1, host: host, day: day)
      counted.append(CountedEvent(key: key, time: row.utcTime))
      counts.learned += 1
    }
  }

  /// Writes what was counted, in the order of the table.
  mutating func store(_ db: Database) throws {
    // Sorted, and not gathered in a dictionary: there are nearly as many sightings as events.
    counted.sort { $0.key < $1.key }
    let statement = try IntegerStatement(SightingFigures.add, db)
    var rest = counted[...]
    while let first = rest.first {
      let same = rest.prefix { $0.key == first.key }
      var figures = SightingFigures(at: first.time)
      for event in same { figures.count(event.time) }
      try figures.write(first.key, by: statement)
      rest = rest[same.endIndex...]
    }
    try memory.pages.store(db)
  }

  private mutating func host(_ computer: Int32, _ db: Database) throws -> Int64 {
    if let known = hosts[Int(computer)] { return known }
    let number = try memory.names.host(batch.computers[Int(computer)], db)
    hosts[Int(computer)] = number
    return number
  }

  private mutating func tuple(_ spelling: Int32, _ db: Database) throws -> Int64 {
    if let known = tuples[Int(spelling)] { return known }
    let number = try memory.tuple(of: batch.spellings[Int(spelling)], db)
    tuples[Int(spelling)] = number
    return number
  }
}
