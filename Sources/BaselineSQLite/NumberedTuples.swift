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
  /// In the order of their rows.
  private(set) var tuples: [Tuple] = []

  private init(images: [String], starts: [ThreadStart], tuples: [Tuple]) {
    self.images = images
    self.starts = starts
    self.tuples = tuples
  }

  /// The tuples that `isKept` says yes to, by their places, with the images and starts that they have.
  func keeping(_ isKept: [Bool]) -> NumberedTuples {
    var (imageIndex, startIndex) = (CompactIndex<Int32>(), CompactIndex<Int32>())
    let kept = zip(tuples, isKept).filter(\.1).map { tuple, _ in
      let key = BaselineSnapshot.TupleKey(
        source: imageIndex.insert(tuple.key.source).number, target: imageIndex.insert(tuple.key.target).number,
        start: startIndex.insert(tuple.key.start).number)
      return Tuple(id: tuple.id, key: key, status: tuple.status)
    }
    return NumberedTuples(
      images: imageIndex.keys.map { images[Int($0)] }, starts: startIndex.keys.map { starts[Int($0)] }, tuples: kept)
  }

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
    let imageNumbers = Dictionary(uniqueKeysWithValues: zip(imageRows.map(\.key), Int32(0)...))
    let startNumbers = Dictionary(uniqueKeysWithValues: zip(startRows.map(\.key), Int32(0)...))
    let sql = "SELECT id, source_id, target_id, start_id, status, reason FROM tuple ORDER BY id"
    try PlainStatement(sql, db).forEachRow(of: "tuple") { row in
      guard let source = imageNumbers[try row.id(1, "source_id")] else { throw row.malformed("source_id") }
      guard let target = imageNumbers[try row.id(2, "target_id")] else { throw row.malformed("target_id") }
      guard let start = startNumbers[try row.id(3, "start_id")] else { throw row.malformed("start_id") }
      tuples.append(
        Tuple(
          id: try row.id(0, "id"), key: .init(source: source, target: target, start: start), status: try row.status(4)))
    }
  }
}

extension PlainRow {
  /// The status in a column, and behind it a reason that Heddle may have written.
  fileprivate func status(_ column: Int) throws -> TupleStatus {
    let text = try text(column, "status")
    guard let status = TupleStatus(rawValue: String(decoding: text, as: UTF8.self)) else { throw malformed("status") }
    try checkText(column + 1, "reason")
    return status
  }
}
