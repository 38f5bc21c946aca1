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
  private var figures: [SightingKey: SightingFigures] = [:]

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
      figures[key, default: SightingFigures(at: row.utcTime)].count(row.utcTime)
      counts.learned += 1
    }
  }

  /// Writes what was counted, in the order of the table.
  func store(_ db: Database) throws {
    let statement = try IntegerStatement(SightingFigures.add, db)
    for (key, figures) in figures.sorted(by: { $0.key < $1.key }) { try figures.write(key, by: statement) }
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
