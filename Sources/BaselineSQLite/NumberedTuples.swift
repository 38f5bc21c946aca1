import Baseline
import GRDB
import RemoteThread

/// Every tuple by the numbers of its parts, without its spellings: what a snapshot needs of it.
struct NumberedTuples {
  /// A tuple.
  struct Tuple {
    let id: Int64
    let key: BaselineSnapshot.TupleKey
    let status: TupleStatus
  }

  /// Images at their numbers.
  let images: [String]
  /// Starts at their numbers.
  let starts: [ThreadStart]
  /// By source, target and start.
  let tuples: [Tuple]

  /// The tuple at a place, by its names.
  func tuple(at place: Int) -> ThreadTuple {
    let key = tuples[place].key
    return ThreadTuple(
      source: images[Int(key.source)], target: images[Int(key.target)], start: starts[Int(key.start)])
  }

  /// Reads the tables of names, and the columns of table `tuple` that are wanted.
  init(_ db: Database) throws {
    let imageRows = try StoredTables.images(db).sorted { $0.key < $1.key }
    let startRows = try StoredTables.starts(db).sorted { $0.key < $1.key }
    images = imageRows.map(\.value)
    starts = startRows.map(\.value)
    let stored = try Self.stored(db, images: RowPlaces(imageRows.map(\.key)), starts: RowPlaces(startRows.map(\.key)))
    let order = stored.indices.map(Int32.init)
      .sorted(by: stored.map(\.key.start), below: starts.count)
      .sorted(by: stored.map(\.key.target), below: images.count)
      .sorted(by: stored.map(\.key.source), below: images.count)
    tuples = order.map { stored[Int($0)] }
  }

  /// The rows of table `tuple`.
  private static func stored(_ db: Database, images: RowPlaces, starts: RowPlaces) throws -> [Tuple] {
    var tuples: [Tuple] = []
    let sql = "SELECT id, source_id, target_id, start_id, status, reason FROM tuple"
    try PlainStatement(sql, db).forEachRow(of: "tuple") { row in
      guard let source = images[try row.id(1, "source_id")] else { throw row.malformed("source_id") }
      guard let target = images[try row.id(2, "target_id")] else { throw row.malformed("target_id") }
      guard let start = starts[try row.id(3, "start_id")] else { throw row.malformed("start_id") }
      let key = BaselineSnapshot.TupleKey(source: Int32(source), target: Int32(target), start: Int32(start))
      tuples.append(Tuple(id: try row.id(0, "id"), key: key, status: try row.status(4)))
    }
    return tuples
  }
}

extension PlainRow {
  /// The status in a column, and behind it a reason that Heddle may have written.
  func status(_ column: Int) throws -> TupleStatus {
    // Nearly all of a million are so.
    if holds(TupleStatus.learned.rawValue, column), isNull(column + 1) { return .learned }
    let text = try text(column, "status")
    guard let status = TupleStatus(rawValue: String(decoding: text, as: UTF8.self)) else { throw malformed("status") }
    try checkText(column + 1, "reason")
    return status
  }
}
