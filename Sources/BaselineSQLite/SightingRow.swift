import Baseline
import GRDB
import RemoteThread

/// A checked row of table `sighting`.
struct SightingRow {
  let tuple: Int64
  let offset: UInt16?
  let host: Int64
  let day: UTCDay
  let events: Int
  let seen: ClosedRange<UTCTime>

  /// The columns, in the order that the initialiser takes.
  static let columns = "tuple_id, offset, host_id, day, events, first_seen, last_seen"

  init(_ row: some IntegerColumns) throws {
    tuple = try row.id(0, "tuple_id")
    let number = try row.integer(1, "offset", in: -1...65_535)
    offset = number < 0 ? nil : UInt16(number)
    host = try row.id(2, "host_id")
    day = try row.day(3)
    events = Int(try row.integer(4, "events", in: 1...Int64(Sighting.largestEvents)))
    seen = try row.seen(5, on: day)
  }

  /// The error for a row that points at a row which is not there.
  static func dangling(_ name: String) -> MalformedValue {
    MalformedValue(reason: "a row of table sighting points at a \(name) that is not there")
  }
}
