import RemoteThread

/// A host on a day, as the number of its row: by day, then by host.
struct HostDayID: Hashable, Comparable {
  let number: Int64

  /// - Parameter host: the number of a host, 1 to 2³¹ − 1.
  init(host: Int64, day: Int32) { number = Int64(day) << 31 | host }

  /// A number that a row bears; nil where no host-day has it.
  init?(number: Int64) {
    self.number = number
    guard Self.days.contains(number >> 31), host >= 1 else { return nil }
  }

  /// A number that all host-days of a day are above, and all of the days before are below.
  static func lowerBound(of day: UTCDay) -> Int64 { Int64(day.number) << 31 }

  /// The day.
  var day: UTCDay { UTCDay(number: Int32(truncatingIfNeeded: number >> 31)) }
  /// The number of the host.
  var host: Int64 { number & Self.largestHost }

  static func < (left: HostDayID, right: HostDayID) -> Bool { left.number < right.number }

  static let largestHost: Int64 = 0x7FFF_FFFF
  private static let days = Int64(Int32.min)...Int64(Int32.max)
}

extension IntegerColumns {
  /// A host on a day, in a column.
  func hostDay(_ column: Int) throws -> HostDayID {
    let number = try integer(column, "id", in: Int64.min...Int64.max)
    guard let id = HostDayID(number: number) else { throw malformed("id") }
    return id
  }
}

/// A start, byte for byte.
struct StartKey: Hashable {
  let module: ExactText?
  let function: ExactText?
  let startClass: StartClass

  init(_ start: ThreadStart) {
    module = start.module.map(ExactText.init)
    function = start.function.map(ExactText.init)
    startClass = start.startClass
  }
}

/// A tuple by the numbers of its parts.
struct TupleKey: Hashable {
  let source: Int64
  let target: Int64
  let start: Int64
}
