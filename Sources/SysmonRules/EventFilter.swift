public import RemoteThread

/// A configuration set up to decide about many events.
///
/// A fleet's events repeat themselves, and a configuration looks at few of their fields. So each combination of the texts
/// of those fields is decided once and kept; where a configuration asks for fields that differ from event to event, such as
/// StartAddress, most events are decided anew. At most ``mostKept`` decisions are kept.
public struct EventFilter {
  private let configuration: FilterConfiguration
  private let fields: [FilterField]
  private var kept: [Key: Decision] = [:]

  static let mostKept = 1 << 16

  private struct Key: Hashable {
    let texts: [ExactText]
  }

  /// Sets `configuration` up.
  public init(_ configuration: FilterConfiguration) {
    self.configuration = configuration
    let conditions = configuration.sections.flatMap(\.items).flatMap(\.conditions)
    fields = Set(conditions.map(\.field)).sorted()
  }

  /// What becomes of `event`: what ``FilterConfiguration/decide(_:)`` says.
  public mutating func decide(_ event: RemoteThreadEvent) -> Decision {
    let key = Key(texts: fields.map { ExactText(event.text(of: $0) ?? FilterEvent.blank) })
    if let decision = kept[key] { return decision }
    if kept.count >= Self.mostKept { kept.removeAll(keepingCapacity: true) }
    let pairs = zip(fields, key.texts).map { ($0, $1.text) }
    let decision = configuration.decide(FilterEvent(Dictionary(uniqueKeysWithValues: pairs)))
    kept[key] = decision
    return decision
  }
}
