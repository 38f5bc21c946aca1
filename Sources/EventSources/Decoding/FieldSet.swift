import RemoteThread

/// The texts of one record by what they are, the same from JSON, XML and CSV: the step before an event.
///
/// Nil is a value that the record does not have; an empty string or `-` is one that it has, and that is blank.
struct FieldSet {
  var eventID: String?
  var provider: String?
  var channel: String?
  var computer: String?
  var recordID: String?
  private var values = [String?](repeating: nil, count: SysmonField.count)

  init() {}

  /// Reads the values in `slots`; `text` gives the text of a handle, nil where it has none.
  init(_ slots: RecordSlots, text: (Int) -> String?) {
    func value(_ slot: RecordSlot) -> String? { slots[slot].flatMap { BlankField.value(text($0)) } }
    provider = value(.provider)
    channel = value(.channel)
    eventID = value(.eventID) ?? value(.eventCode)
    // `Id` means an event id only beside the names that Get-WinEvent writes with it.
    if eventID == nil, provider != nil || channel != nil { eventID = value(.weakID) }
    computer = value(.computer) ?? value(.computerName) ?? value(.hostname) ?? value(.hostName)
    recordID = value(.eventRecordID) ?? value(.recordID) ?? value(.recordNumber)
    for field in SysmonField.allCases {
      guard let handle = slots.field(field) else { continue }
      let value = text(handle) ?? ""
      values[field.index] = slots.isWazuh ? WazuhText.undoubled(value) : value
    }
  }

  subscript(_ field: SysmonField) -> String? {
    get { values[field.index] }
    set { values[field.index] = newValue }
  }

  /// Whether the record has all fields that every Sysmon version writes, and an event id.
  var isComplete: Bool {
    guard eventID != nil else { return false }
    return SysmonField.allCases.allSatisfy { $0.isUser || values[$0.index] != nil }
  }

  /// Whether the record has one of Sysmon's images.
  var hasImage: Bool { self[.sourceImage] != nil || self[.targetImage] != nil }

  /// Takes empty Sysmon fields for absent ones.
  mutating func forgetEmpty() {
    for index in values.indices where values[index]?.isEmpty == true { values[index] = nil }
  }

  /// Takes from `other` what is missing here.
  mutating func fill(from other: FieldSet) {
    eventID = eventID ?? other.eventID
    provider = provider ?? other.provider
    channel = channel ?? other.channel
    computer = computer ?? other.computer
    recordID = recordID ?? other.recordID
    for index in values.indices where values[index] == nil { values[index] = other.values[index] }
  }

  /// Sets the envelope's value under `key` where it is missing.
  mutating func fill(_ key: RecordKey, _ value: String) {
    guard let value = BlankField.value(value) else { return }
    switch key {
    case .eventID: eventID = eventID ?? value
    case .provider: provider = provider ?? value
    case .channel: channel = channel ?? value
    case .computer, .computerName, .hostname: computer = computer ?? value
    case .eventRecordID, .recordID, .recordNumber: recordID = recordID ?? value
    default: break
    }
  }
}
