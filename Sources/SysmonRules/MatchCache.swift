public import RemoteThread

/// Which of some exclusions match an event, kept for the texts of the fields that they ask for, as in ``EventFilter``.
public struct MatchCache {
  private let exclusions: [Exclusion]
  private let fields: [FilterField]
  private var kept: [[ExactText]: [Int]] = [:]

  /// For `exclusions`.
  public init(_ exclusions: [Exclusion]) {
    self.exclusions = exclusions
    fields = Set(exclusions.flatMap(\.conditions).map(\.field)).sorted()
  }

  /// Places of the exclusions that match `event`, ascending.
  public mutating func places(of event: RemoteThreadEvent) -> [Int] {
    let key = fields.map { ExactText(event.text(of: $0) ?? FilterEvent.blank) }
    if let places = kept[key] { return places }
    if kept.count >= EventFilter.mostKept { kept.removeAll(keepingCapacity: true) }
    let fields = FilterEvent(Dictionary(uniqueKeysWithValues: zip(fields, key.map(\.text)).map { ($0, $1) }))
    let places = exclusions.indices.filter { exclusions[$0].matches(fields) }
    kept[key] = places
    return places
  }
}
