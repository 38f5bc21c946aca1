public import RemoteThread

/// An event as the filter engine sees it: every field of its type as text.
///
/// A blank field is `-`, which is what a filter has to say to match it.
public struct FilterEvent: Sendable, Hashable {
  private let texts: [FilterField: String]
  /// Folded texts at the fields' positions; nil for fields that the event type does not have.
  private let folded: [FilterText?]

  /// Makes an event of field texts. Fields that are absent or empty become `-`, and so does RuleName, which no event
  /// has before it was filtered.
  public init(_ texts: [FilterField: String], of eventType: EventType = .createRemoteThread) {
    var kept = texts.filter { !$0.value.isEmpty && eventType.has($0.key) }
    kept[.ruleName] = nil
    self.texts = kept
    var folded = [FilterText?](repeating: nil, count: eventType.slots)
    for field in eventType.fields { folded[field.position] = kept[field].map { FilterText($0) } ?? Self.foldedBlank }
    self.folded = folded
  }

  /// The text of `field`.
  public subscript(field: FilterField) -> String { texts[field] ?? Self.blank }

  /// The text that filters compare with; nil where events of this type do not have the field.
  subscript(folded field: FilterField) -> FilterText? {
    field.position < folded.count ? folded[field.position] : nil
  }

  /// What the engine writes for a blank field.
  public static let blank = "-"
  private static let foldedBlank = FilterText(blank)
}

extension FilterEvent {
  /// The texts of `event` as Sysmon prints them.
  public init(_ event: RemoteThreadEvent) {
    let pairs = EventType.createRemoteThread.fields.compactMap { field in event.text(of: field).map { (field, $0) } }
    self.init(Dictionary(uniqueKeysWithValues: pairs))
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
