/// Where in a record a key stands: what it means there.
enum RecordPlace {
  /// The record itself.
  case root
  /// An object that describes the event: `System`, `winlog`, `_source` and their like.
  case envelope
  /// ECS `event`, or `Event` of an event rendered as JSON.
  case event
  /// Wazuh's `win` and its `system`.
  case wazuh
  /// The map of Sysmon's fields.
  case eventData
  /// The same in Wazuh, which doubles every backslash.
  case wazuhEventData
  /// An event id, provider or host written as an object.
  case eventID
  case provider
  case host
  /// Any other object; nothing in it is looked at.
  case elsewhere

  /// Whether Sysmon's fields stand here as their own map.
  var isEventData: Bool { self == .eventData || self == .wazuhEventData }

  /// Whether keys describe the event.
  var isEnvelope: Bool { self == .root || self == .envelope || self == .event || self == .wazuh }

  /// The place of an object under `key` here.
  func entering(_ key: RecordKey) -> RecordPlace {
    switch self {
    case .root, .envelope, .event, .wazuh: enteringFromEnvelope(key)
    case .eventData, .wazuhEventData: key == .data ? self : .elsewhere
    case .eventID, .provider: key == .attributes ? self : .elsewhere
    case .host, .elsewhere: .elsewhere
    }
  }

  private func enteringFromEnvelope(_ key: RecordKey) -> RecordPlace {
    let isWazuh = self == .wazuh
    return switch key {
    case .event: .event
    case .win: .wazuh
    case .eventData: isWazuh ? .wazuhEventData : .eventData
    case .eventID: .eventID
    case .provider: .provider
    case .host: .host
    case .container, .fields, .data, .list, .nestedText, .message, .value: isWazuh ? .wazuh : .envelope
    default: .elsewhere
    }
  }
}
