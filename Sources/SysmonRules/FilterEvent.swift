public import RemoteThread

/// An event as the filter engine sees it: every field of its type as text.
///
/// A blank field is `-`, which is what a filter has to say to match it.
public struct FilterEvent: Sendable, Hashable {
  /// Texts at the fields' positions; nil for blank ones.
  private let texts: [String?]
  /// Folded texts at the fields' positions; nil for fields that the event type does not have.
  private let folded: [FilterText?]

  /// Makes an event of field texts. Fields that are absent or empty become `-`, and so does RuleName, which no event
  /// has before it was filtered.
  public init(_ texts: [FilterField: String], of eventType: EventType = .createRemoteThread) {
    self.init(pairs: texts.lazy.map { ($0.key, $0.value) }, of: eventType)
  }

  private init(pairs: some Sequence<(FilterField, String)>, of eventType: EventType) {
    var texts = [String?](repeating: nil, count: eventType.slots)
    var folded = eventType.blankTexts
    for (field, text) in pairs where field != .ruleName && !text.isEmpty && eventType.has(field) {
      texts[field.position] = text
      folded[field.position] = FilterText(text)
    }
    self.texts = texts
    self.folded = folded
  }

  /// The text of `field`.
  public subscript(field: FilterField) -> String {
    (field.position < texts.count ? texts[field.position] : nil) ?? Self.blank
  }

  /// The text that filters compare with; nil where events of this type do not have the field.
  subscript(folded field: FilterField) -> FilterText? {
    field.position < folded.count ? folded[field.position] : nil
  }

  /// What the engine writes for a blank field.
  public static let blank = "-"
}

extension FilterEvent {
  /// The texts of `event` as Sysmon prints them.
  public init(_ event: RemoteThreadEvent) { self.init(event, fields: EventType.createRemoteThread.fields) }

  /// The texts of `fields` of `event`, all others blank: enough for filters that ask for no others.
  init(_ event: RemoteThreadEvent, fields: [FilterField]) {
    self.init(
      pairs: fields.lazy.compactMap { field in event.text(of: field).map { (field, $0) } }, of: .createRemoteThread)
  }
}

extension FilterEvent {
  /// The texts of `fields` of an event that is spelled so, all others blank.
  init(_ spelling: ThreadSpelling, startAddress: StartAddress?, fields: [FilterField]) {
    self.init(
      pairs: fields.lazy.compactMap { field in
        spelling.text(of: field, startAddress: startAddress).map { (field, $0) }
      }, of: .createRemoteThread)
  }
}

extension ThreadSpelling {
  /// The text of `field` as Sysmon prints it; nil where it is blank or none of what a ``StartBatch`` holds.
  fileprivate func text(of field: FilterField, startAddress: StartAddress?) -> String? {
    switch field {
    case .sourceImage: sourceImage.rawValue
    case .targetImage: targetImage.rawValue
    case .startAddress: startAddress?.description
    case .startModule: startModule?.rawValue
    case .startFunction: startFunction
    default: nil
    }
  }
}

extension RemoteThreadEvent {
  /// The text of `field` as Sysmon prints it; nil where it is blank, RuleName always, and for other event types' fields.
  func text(of field: FilterField) -> String? {
    switch field {
    case .utcTime: utcTime.description
    case .sourceProcessGuid: sourceProcessGuid?.rawValue
    case .sourceProcessId: sourceProcessId.map { String($0) }
    case .sourceImage: sourceImage.rawValue
    case .targetProcessGuid: targetProcessGuid?.rawValue
    case .targetProcessId: targetProcessId.map { String($0) }
    case .targetImage: targetImage.rawValue
    case .newThreadId: newThreadId.map { String($0) }
    case .startAddress: startAddress?.description
    case .startModule: startModule?.rawValue
    case .startFunction: startFunction
    case .sourceUser: sourceUser
    case .targetUser: targetUser
    default: nil
    }
  }
}
