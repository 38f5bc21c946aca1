public import RemoteThread

/// Why two baselines cannot be joined.
public enum BaselineMergeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One counts generalised paths, the other raw ones.
  case otherGeneralisation

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .otherGeneralisation:
      "one baseline counts generalised paths and the other raw paths; train one of them anew with the other's setting"
    }
  }
}

/// How two decisions about one tuple join.
public enum TupleDecision {
  /// The stricter decision: quarantined before approved before probation before learned; of two reasons for it the smaller in byte order.
  public static func joined(
    _ left: (status: TupleStatus, reason: String?)?, _ right: (status: TupleStatus, reason: String?)
  ) -> (status: TupleStatus, reason: String?) {
    guard let left else { return right }
    if left.status != right.status { return rank(left.status) > rank(right.status) ? left : right }
    guard let first = left.reason, let second = right.reason else { return (left.status, left.reason ?? right.reason) }
    return (left.status, ByteOrder.smaller(first, second))
  }

  private static func rank(_ status: TupleStatus) -> Int {
    switch status {
    case .learned: 0
    case .probation: 1
    case .approved: 2
    case .quarantined: 3
    }
  }
}

extension Sighting {
  /// The larger count and the wider span: two reports of the same sighting are one.
  public func joined(with other: Sighting) -> Sighting {
    var joined = self
    joined.events = max(events, other.events)
    joined.seen = min(seen.lowerBound, other.seen.lowerBound)...max(seen.upperBound, other.seen.upperBound)
    return joined
  }

  /// The order of the text form: tuple, host, day, offset.
  public static func precedes(_ left: Sighting, _ right: Sighting) -> Bool {
    if left.tuple != right.tuple { return left.tuple < right.tuple }
    return (left.host, left.day, left.offset.map(Int.init) ?? -1)
      < (right.host, right.day, right.offset.map(Int.init) ?? -1)
  }
}

extension TupleExample {
  /// The smaller spelling of each field, in byte order.
  public func merged(with other: TupleExample) -> TupleExample {
    TupleExample(
      source: ByteOrder.smaller(source, other.source), target: ByteOrder.smaller(target, other.target),
      module: Self.smaller(module, other.module), function: Self.smaller(function, other.function))
  }

  /// A tuple's own folded strings, where no raw spelling is known.
  public init(spelling tuple: ThreadTuple) {
    self.init(source: tuple.source, target: tuple.target, module: tuple.start.module, function: tuple.start.function)
  }

  private static func smaller(_ left: String?, _ right: String?) -> String? {
    guard let left, let right else { return left ?? right }
    return ByteOrder.smaller(left, right)
  }
}

extension TupleSupport {
  /// The support that sightings give.
  init(of sightings: some Collection<Sighting>) {
    let first = sightings.map(\.seen.lowerBound).min()
    let last = sightings.map(\.seen.upperBound).max()
    self.init(
      events: sightings.reduce(0) { $0 + $1.events },
      hostDays: Set(sightings.map { HostDay(host: $0.host, day: $0.day) }).count,
      hosts: Set(sightings.map(\.host)).count, days: Set(sightings.map(\.day)).count,
      seen: first.flatMap { first in last.map { first...$0 } })
  }
}
