public import RemoteThread

/// Which of some exclusions match an event, kept for each kind of event, as in ``EventFilter``.
public struct MatchCache {
  private let exclusions: [Exclusion]
  private let distinction: EventDistinction
  private var kept: [EventKind: [Int]] = [:]

  /// For `exclusions`.
  public init(_ exclusions: [Exclusion]) {
    self.exclusions = exclusions
    distinction = EventDistinction(exclusions.flatMap(\.conditions))
  }

  /// Places of the exclusions that match `event`, ascending.
  public mutating func places(of event: RemoteThreadEvent) -> [Int] {
    let kind = distinction.kind(of: event)
    if let places = kept[kind] { return places }
    if kept.count >= EventFilter.mostKept { kept.removeAll(keepingCapacity: true) }
    let texts = distinction.texts(of: event)
    let places = exclusions.indices.filter { exclusions[$0].matches(texts) }
    kept[kind] = places
    return places
  }
}
