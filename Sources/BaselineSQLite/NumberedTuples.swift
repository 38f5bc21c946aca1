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

  /// The tuples that `isKept` says yes to, by their places, with the images and starts that they have; and the numbers that
  /// these have now.
  func keeping(_ isKept: [Bool]) -> (tuples: NumberedTuples, numbers: Renumbering) {
    var numbers = Renumbering()
    let kept = zip(tuples, isKept).filter(\.1).map { tuple, _ in
      Tuple(id: tuple.id, key: numbers.add(tuple.key), status: tuple.status)
    }
    let part = NumberedTuples(
      images: numbers.images.keys.map { images[Int($0)] }, starts: numbers.starts.keys.map { starts[Int($0)] },
      tuples: kept)
    return (part, numbers)
  }

  /// New numbers for images and starts, in the order in which they come.
  struct Renumbering {
    fileprivate var images = CompactIndex<Int32>()
    fileprivate var starts = CompactIndex<Int32>()

    fileprivate mutating func add(_ key: BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKey {
      BaselineSnapshot.TupleKey(
        source: images.insert(key.source).number, target: images.insert(key.target).number,
        start: starts.insert(key.start).number)
    }

    /// A marginal by its new numbers; nil where something of it was left out.
    func marginal(_ old: BaselineSnapshot.Marginal) -> BaselineSnapshot.Marginal? {
      switch old {
      case .source(let source): images.number(of: source).map { .source($0) }
      case .target(let target): images.number(of: target).map { .target($0) }
      case .start(let start): starts.number(of: start).map { .start($0) }
      case .pair(let pair):
        both(images.number(of: pair.source), images.number(of: pair.target)).map {
          .pair(.init(source: $0, target: $1))
        }
      case .sourceStart(let source, let start):
        both(images.number(of: source), starts.number(of: start)).map { .sourceStart(source: $0, start: $1) }
      case .targetStart(let target, let start):
        both(images.number(of: target), starts.number(of: start)).map { .targetStart(target: $0, start: $1) }
      case .tuple(let key): self.key(key).map { .tuple($0) }
      case .offset(let start, let offset): starts.number(of: start).map { .offset(start: $0, offset) }
      }
    }

    private func key(_ old: BaselineSnapshot.TupleKey) -> BaselineSnapshot.TupleKey? {
      guard let source = images.number(of: old.source), let target = images.number(of: old.target),
        let start = starts.number(of: old.start)
      else { return nil }
      return BaselineSnapshot.TupleKey(source: source, target: target, start: start)
    }

    private func both(_ one: Int32?, _ other: Int32?) -> (Int32, Int32)? {
      one.flatMap { one in other.map { (one, $0) } }
    }
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
