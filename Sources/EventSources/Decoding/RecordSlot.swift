/// What a value of a record is, once key and place are known.
enum RecordSlot: Hashable {
  case eventID, eventCode, weakID, provider, channel
  case computer, computerName, hostname, hostName
  case eventRecordID, recordID, recordNumber
  case message
  /// A Sysmon field in its own map.
  case data(SysmonField)
  /// A Sysmon field among the keys of the envelope, as flat exports have it.
  case flat(SysmonField)

  /// Number of different slots.
  static let count = 13 + 2 * SysmonField.count

  /// Place in an array of all slots.
  var index: Int {
    switch self {
    case .eventID: 0
    case .eventCode: 1
    case .weakID: 2
    case .provider: 3
    case .channel: 4
    case .computer: 5
    case .computerName: 6
    case .hostname: 7
    case .hostName: 8
    case .eventRecordID: 9
    case .recordID: 10
    case .recordNumber: 11
    case .message: 12
    case .data(let field): 13 + field.index
    case .flat(let field): 13 + SysmonField.count + field.index
    }
  }

  /// The slot of the value under `key` in `place`; nil where that means nothing.
  init?(_ key: RecordKey, in place: RecordPlace) {
    switch (place, key) {
    case (.eventID, .text), (.eventID, .value): self = .eventID
    case (.provider, .name), (.provider, .text): self = .provider
    case (.host, .name): self = .hostName
    case (.event, .code): self = .eventCode
    case (.root, .id): self = .weakID
    case (.root, _), (.envelope, _), (.event, _), (.wazuh, _):
      guard let slot = Self.envelope(key) else { return nil }
      self = slot
    default: return nil
    }
  }

  private static func envelope(_ key: RecordKey) -> RecordSlot? {
    switch key {
    case .eventID: .eventID
    case .provider: .provider
    case .channel: .channel
    case .computer: .computer
    case .computerName: .computerName
    case .hostname: .hostname
    case .eventRecordID: .eventRecordID
    case .recordID: .recordID
    case .recordNumber: .recordNumber
    case .message: .message
    default: nil
    }
  }
}
