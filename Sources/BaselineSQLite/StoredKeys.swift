import RemoteThread

/// A host on a day, by number.
struct HostDayKey: Hashable, Comparable {
  let host: Int64
  let day: Int32

  static func < (left: HostDayKey, right: HostDayKey) -> Bool {
    (left.host, left.day) < (right.host, right.day)
  }
}

/// The primary key of table `sighting`, in its order.
struct SightingKey: Hashable, Comparable {
  let tuple: Int64
  /// −1 where the sighting has no offset.
  let offset: Int32
  let host: Int64
  let day: Int32

  static func < (left: SightingKey, right: SightingKey) -> Bool {
    (left.tuple, left.offset, left.host, left.day) < (right.tuple, right.offset, right.host, right.day)
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
