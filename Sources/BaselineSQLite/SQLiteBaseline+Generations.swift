public import Baseline
import GRDB
public import RemoteThread

extension SQLiteBaseline: GenerationStore {
  /// Forgets the days before `day`, and the tuples that were seen on no other and about which nobody decided.
  public func expire(before day: UTCDay) throws -> ExpiredCounts {
    defer { forgetMemory() }
    return try write { db in try Expiry(db: db).run(before: day) }
  }

  /// Puts a status and its reason in the place of those of a tuple, or of one of its offsets; false where there is no such
  /// tuple.
  public func setStatus(_ status: TupleStatus, reason: String?, of start: TupleStart) throws -> Bool {
    try write { db in
      guard let id = try TupleRow.id(of: start.tuple, db) else { return false }
      guard start.offset == nil else {
        try OffsetStandings.set(status, reason, of: .init(tuple: id, offset: start.offset), in: db)
        return true
      }
      try db.execute(
        sql: "UPDATE tuple SET status = ?, reason = ? WHERE id = ?",
        arguments: StatementArguments([status.rawValue.databaseValue, StoredText.value(reason), id.databaseValue]))
      return true
    }
  }

  /// Every tuple and offset about which something was decided, by whomever.
  public func standings() throws -> [TupleStart: Standing] {
    try read { db in
      let tuples = try StoredTuple.unordered(db)
      let names = Dictionary(tuples.map { ($0.id, $0.tuple) }) { first, _ in first }
      var standings: [TupleStart: Standing] = [:]
      for tuple in tuples where tuple.status != .learned {
        standings[TupleStart(tuple: tuple.tuple, offset: nil)] = Standing(status: tuple.status, reason: tuple.reason)
      }
      for (key, standing) in try OffsetStandings(db).standings {
        guard let tuple = names[key.tuple] else {
          throw MalformedValue(reason: "table offset_standing names no tuple")
        }
        standings[TupleStart(tuple: tuple, offset: key.startOffset)] = standing
      }
      return standings
    }
  }

  /// Everything that is kept from being known good, in order, with the days on which it was wide.
  public func restrained(_ rollOut: RollOut) throws -> [RestrainedStart] {
    try read { db in try RestraintScan.restrained(db, rollOut) }
  }

  /// Distinct hosts on each day with sightings, ascending by day.
  public func hostsByDay() throws -> [(day: UTCDay, hosts: Int)] {
    try read { db in
      var days: [(day: UTCDay, hosts: Int)] = []
      try DayTable.forEachDay(db) { day, sightings in
        if !sightings.entries.isEmpty { days.append((day, sightings.hosts.hostCount)) }
      }
      return days
    }
  }

  /// The last day on which each host was seen.
  public func lastDays() throws -> [String: UTCDay] {
    try read { db in
      let names = try StoredTables.hosts(db)
      var last: [Int64: UTCDay] = [:]
      try DayTable.forEachDay(db) { day, sightings in sightings.hosts.forEachHost { last[$0] = day } }
      return try last.reduce(into: [:]) { days, one in
        guard let name = names[one.key] else { throw HostDayTable.dangling("host") }
        days[name] = one.value
      }
    }
  }

  /// Every decision of a person, in order.
  public func decisions() throws -> [QuarantineDecision] { try read(StoredDecisions.all) }

  /// Keeps a decision. It changes no status.
  public func add(_ decision: QuarantineDecision) throws {
    try write { db in try StoredDecisions.insert(decision, in: db) }
  }

  /// The files of the inbox as they were when they were read.
  public func inboxFiles() throws -> [InboxFile] { try read(StoredInbox.all) }

  /// Puts files in the place of those that were kept.
  public func setInboxFiles(_ files: [InboxFile]) throws {
    try write { db in try StoredInbox.set(files, in: db) }
  }

  /// The generations that are kept, oldest first.
  public func generations() throws -> [BaselineGeneration] { try read(StoredGenerations.all) }

  /// Adds a generation, forgets all but the newest `count`, and gives the number of the new one.
  public func publish(_ generation: BaselineGeneration, keeping count: Int) throws -> Int {
    Int(try write { db in try StoredGenerations.publish(generation, keeping: count, in: db) })
  }

  /// Makes the baseline what it was when a generation that is kept was published; later ones are gone then.
  public func restore(_ generation: Int) throws {
    defer { forgetMemory() }
    try write { db in try StoredGenerations.restore(Int64(generation), in: db) }
  }
}
