public import RemoteThread

/// Tells events apart by what tuples and the filters of a configuration look at, and by nothing else.
///
/// A fleet's events repeat themselves: two of one kind (``EventKind``) are of one tuple and share one decision.
public struct EventDistinction: Sendable {
  /// The fields that the filters ask for.
  let fields: [FilterField]
  /// Those of them that an ``EventKind`` has no place of its own for.
  private let furtherFields: [FilterField]
  private let address: AddressQuestions
  /// Whether the filters look at StartAddress.
  public let asksForAddress: Bool

  /// For filters.
  public init(_ conditions: some Sequence<FieldCondition>) {
    fields = Set(conditions.map(\.field)).sorted()
    // RuleName is blank to every filter.
    furtherFields = fields.filter {
      ![.sourceImage, .targetImage, .startModule, .startFunction, .startAddress, .ruleName].contains($0)
    }
    asksForAddress = fields.contains(.startAddress)
    address = AddressQuestions(conditions.filter { $0.field == .startAddress })
  }

  /// For the filters of `configuration`.
  public init(_ configuration: FilterConfiguration) {
    self.init(configuration.sections.flatMap(\.items).flatMap(\.conditions))
  }

  /// Whether the filters look at anything.
  public var tellsEventsApart: Bool { !fields.isEmpty }

  /// Whether the filters look at nothing but what a ``StartBatch`` holds.
  public var asksForStartsAlone: Bool { furtherFields.isEmpty }

  /// The kind of `event`. O(length of its texts).
  public func kind(of event: RemoteThreadEvent) -> EventKind {
    EventKind(event, address: address.answers(for: event.startAddress), further: furtherFields)
  }

  /// What the filters find out about `address`: two events of one spelling with equal answers are of one kind, where
  /// ``asksForStartsAlone``.
  public func answers(for address: StartAddress?) -> AddressAnswers { self.address.answers(for: address) }

  /// The texts of `event` that the filters ask for.
  func texts(of event: RemoteThreadEvent) -> FilterEvent { FilterEvent(event, fields: fields) }

  /// The texts that the filters ask for, where ``asksForStartsAlone``.
  func texts(of spelling: ThreadSpelling, startAddress: StartAddress?) -> FilterEvent {
    FilterEvent(spelling, startAddress: startAddress, fields: fields)
  }
}

/// What an event has in common with all others that a configuration cannot tell from it (``EventDistinction``).
public struct EventKind: Sendable, Hashable {
  private let sourceImage: ExactText
  private let targetImage: ExactText
  private let startModule: ExactText?
  private let startFunction: ExactText?
  private let startClass: StartClass
  private let address: AddressAnswers
  private let further: [ExactText]

  init(_ event: RemoteThreadEvent, address: AddressAnswers, further: [FilterField]) {
    sourceImage = ExactText(event.sourceImage.rawValue)
    targetImage = ExactText(event.targetImage.rawValue)
    startModule = (event.startModule?.rawValue).map(ExactText.init)
    startFunction = event.startFunction.map(ExactText.init)
    startClass = event.startClass
    self.address = address
    self.further = further.isEmpty ? [] : further.map { ExactText(event.text(of: $0) ?? FilterEvent.blank) }
  }
}
