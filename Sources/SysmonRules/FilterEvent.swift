public import RemoteThread

/// An event as the filter engine sees it: every field of CreateRemoteThread as text.
///
/// A blank field is `-`, which is what a filter has to say to match it.
public struct FilterEvent: Sendable, Hashable {
  private let texts: [FilterField: String]
  private let folded: [FilterText]

  /// Makes an event of field texts. Fields that are absent or empty become `-`, and so does RuleName, which no event
  /// has before it was filtered.
  public init(_ texts: [FilterField: String]) {
    var kept = texts.filter { !$0.value.isEmpty }
    kept[.ruleName] = nil
    self.texts = kept
    folded = FilterField.allCases.map { FilterText(kept[$0] ?? Self.blank) }
  }

  /// The text of `field`.
  public subscript(field: FilterField) -> String { texts[field] ?? Self.blank }

  subscript(folded field: FilterField) -> FilterText { folded[field.position] }

  /// What the engine writes for a blank field.
  public static let blank = "-"
}

extension FilterEvent {
  /// The texts of `event` as Sysmon prints them.
  public init(_ event: RemoteThreadEvent) {
    let texts: [FilterField: String?] = [
      .utcTime: event.utcTime.description,
      .sourceProcessGuid: event.sourceProcessGuid?.rawValue,
      .sourceProcessId: event.sourceProcessId.map { String($0) },
      .sourceImage: event.sourceImage.rawValue,
      .targetProcessGuid: event.targetProcessGuid?.rawValue,
      .targetProcessId: event.targetProcessId.map { String($0) },
      .targetImage: event.targetImage.rawValue,
      .newThreadId: event.newThreadId.map { String($0) },
      .startAddress: event.startAddress?.description,
      .startModule: event.startModule?.rawValue,
      .startFunction: event.startFunction,
      .sourceUser: event.sourceUser,
      .targetUser: event.targetUser,
    ]
    self.init(texts.compactMapValues { $0 })
  }
}

extension FilterField {
  /// The place of the field in `allCases`.
  var position: Int {
    switch self {
    case .ruleName: 0
    case .utcTime: 1
    case .sourceProcessGuid: 2
    case .sourceProcessId: 3
    case .sourceImage: 4
    case .targetProcessGuid: 5
    case .targetProcessId: 6
    case .targetImage: 7
    case .newThreadId: 8
    case .startAddress: 9
    case .startModule: 10
    case .startFunction: 11
    case .sourceUser: 12
    case .targetUser: 13
    }
  }
}
