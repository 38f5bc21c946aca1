public import RemoteThread

/// Tells events apart by what tuples and the filters of a configuration look at, and by nothing else.
///
/// A fleet's events repeat themselves: two of one kind (``EventKind``) are of one tuple and share one decision.
public struct EventDistinction: Sendable {
  /// The fields that the filters ask for.
  let fields: [FilterField]
  /// Those of them that an ``EventKind`` has no place of its own for.
  private let furtherFields: [FilterField]
  private let address: AddressPart

  /// What of StartAddress the filters look at.
  private enum AddressPart {
    case nothing, all
    /// Its last hexadecimal digits, of which every address has more.
    case end(mask: UInt64)
  }

  /// For filters.
  public init(_ conditions: some Sequence<FieldCondition>) {
    fields = Set(conditions.map(\.field)).sorted()
    furtherFields = fields.filter {
      ![.sourceImage, .targetImage, .startModule, .startFunction, .startAddress].contains($0)
    }
    address = Self.part(askedForBy: conditions.filter { $0.field == .startAddress })
  }

  /// For the filters of `configuration`.
  public init(_ configuration: FilterConfiguration) {
    self.init(configuration.sections.flatMap(\.items).flatMap(\.conditions))
  }

  /// An address differs from event to event, but what stands at its end does not where the module is one build: filters
  /// that ask for the end alone need no more than the longest of them.
  private static func part(askedForBy conditions: [FieldCondition]) -> AddressPart {
    guard !conditions.isEmpty else { return .nothing }
    let lengths = conditions.map { condition in
      [.endWith, .notEndWith].contains(condition.comparison) ? condition.pattern.bytes.count : Int.max
    }
    let longest = lengths.max() ?? 0
    return longest <= shortestAddress ? .end(mask: (1 << (4 * UInt64(longest))) - 1) : .all
  }

  /// Digits that every address has, which Sysmon pads with zeros: 8 on 32-bit Windows.
  private static let shortestAddress = 8

  /// The kind of `event`. O(length of its texts).
  public func kind(of event: RemoteThreadEvent) -> EventKind {
    EventKind(event, address: part(of: event.startAddress), further: furtherFields)
  }

  private func part(of whole: StartAddress?) -> EventKind.Address {
    guard let whole else { return .none }
    switch address {
    case .nothing: return .none
    case .end(let mask) where whole.digits >= Self.shortestAddress: return .end(whole.value & mask)
    case .end, .all: return .all(whole)
    }
  }

  /// The texts of `event` that the filters ask for.
  func texts(of event: RemoteThreadEvent) -> FilterEvent { FilterEvent(event, fields: fields) }
}

/// What an event has in common with all others that a configuration cannot tell from it (``EventDistinction``).
public struct EventKind: Sendable, Hashable {
  private let sourceImage: ExactText
  private let targetImage: ExactText
  private let startModule: ExactText?
  private let startFunction: ExactText?
  private let startClass: StartClass
  private let address: Address
  private let further: [ExactText]

  enum Address: Sendable, Hashable {
    case none
    case end(UInt64)
    case all(StartAddress)
  }

  init(_ event: RemoteThreadEvent, address: Address, further: [FilterField]) {
    sourceImage = ExactText(event.sourceImage.rawValue)
    targetImage = ExactText(event.targetImage.rawValue)
    startModule = (event.startModule?.rawValue).map(ExactText.init)
    startFunction = event.startFunction.map(ExactText.init)
    startClass = event.startClass
    self.address = address
    self.further = further.isEmpty ? [] : further.map { ExactText(event.text(of: $0) ?? FilterEvent.blank) }
  }
}
