import RemoteThread

/// What a record is, told by its event id and by who logged it.
enum EventKind: Equatable {
  /// Sysmon Event ID 8.
  case remoteThread
  /// Another event id, or another provider: others have an event 8 too.
  case other
  /// Neither an event id nor Sysmon's fields.
  case unknown
  /// An event id that is no number.
  case unreadable

  /// Judges by what the record has. The provider decides before the channel, since collectors put events of all
  /// providers in `ForwardedEvents`. Without either, the names of Sysmon's fields decide.
  init(_ record: FieldSet) {
    let hasSysmonFields = record[.sourceImage] != nil && record[.targetImage] != nil
    if let eventID = record.eventID {
      guard let number = DecimalText.value(eventID) else {
        self = .unreadable
        return
      }
      guard number == 8 else {
        self = .other
        return
      }
    } else if !hasSysmonFields {
      self = .unknown
      return
    }
    self = Self.isSysmon(record) ?? true ? .remoteThread : .other
  }

  /// Whether Sysmon logged the record; nil where the record does not say.
  private static func isSysmon(_ record: FieldSet) -> Bool? {
    if let provider = record.provider { return namesSysmon(provider) }
    guard let channel = record.channel, ASCIIFold.fold(channel) != "forwardedevents" else { return nil }
    return namesSysmon(channel)
  }

  /// `Microsoft-Windows-Sysmon`, its channel, or a collector's channel named for it.
  private static func namesSysmon(_ name: String) -> Bool {
    if name == "Microsoft-Windows-Sysmon" { return true }
    let folded = Array(ASCIIFold.fold(name).utf8)
    return folded.firstRange(of: Array("sysmon".utf8)) != nil
  }
}
