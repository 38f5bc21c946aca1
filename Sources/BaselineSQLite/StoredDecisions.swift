import Baseline
import GRDB
import RemoteThread

/// The table `decision`.
enum StoredDecisions {
  /// Every decision, in order.
  static func all(_ db: Database) throws -> [QuarantineDecision] {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT source, target, module, function, class, offset, verdict, who, time, why, last_day FROM decision")
    var decisions: [QuarantineDecision] = []
    while let row = try rows.next() { decisions.append(try decision(CheckedRow(row: row, table: "decision"))) }
    return decisions.sorted()
  }

  /// Adds a decision, unless it is there.
  static func insert(_ decision: QuarantineDecision, in db: Database) throws {
    guard try !all(db).contains(decision) else { return }
    let (tuple, offset) = (decision.start.tuple, decision.start.offset)
    try db.execute(
      sql: """
        INSERT INTO decision (source, target, module, function, class, offset, verdict, who, time, why, last_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: StatementArguments([
        StoredText.value(tuple.source), StoredText.value(tuple.target), StoredText.value(tuple.start.module),
        StoredText.value(tuple.start.function), tuple.start.startClass.rawValue.databaseValue,
        offset.map { Int64($0) }.databaseValue, decision.verdict.rawValue.databaseValue,
        StoredText.value(decision.who), decision.time.milliseconds.databaseValue, StoredText.value(decision.why),
        decision.lastDay?.number.databaseValue ?? .null,
      ]))
  }

  private static func decision(_ row: CheckedRow) throws -> QuarantineDecision {
    let start = try StoredTables.start(row, module: 2, function: 3, startClass: 4)
    let tuple = ThreadTuple(source: try row.text(0, "source"), target: try row.text(1, "target"), start: start)
    let offset = try row.optionalInteger(5, "offset", in: 0...0xFFFF).map { UInt16($0) }
    guard let verdict = QuarantineDecision.Verdict(rawValue: try row.text(6, "verdict")) else {
      throw row.malformed("verdict")
    }
    let lastDay = try row.optionalInteger(10, "last_day", in: Int64(Int32.min)...Int64(Int32.max))
    return QuarantineDecision(
      start: TupleStart(tuple: tuple, offset: offset), verdict: verdict, who: try row.text(7, "who"),
      time: UTCTime(milliseconds: try row.integer(8, "time", in: CheckedRow.times)), why: try row.text(9, "why"),
      lastDay: lastDay.map { UTCDay(number: Int32($0)) })
  }
}

extension CheckedRow {
  /// Times that a calendar with four digits for the year has.
  static let times: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// The integer in a column that may be NULL, within `range`.
  func optionalInteger(_ column: Int, _ name: String, in range: ClosedRange<Int64>) throws -> Int64? {
    (row[column] as DatabaseValue).isNull ? nil : try integer(column, name, in: range)
  }
}
