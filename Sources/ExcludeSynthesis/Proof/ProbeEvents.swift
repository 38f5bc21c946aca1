import Baseline
import RemoteThread

/// The probes beside one event, as events.
struct ProbeEvents: ProbedStart {
  /// The offset that the rule pins.
  let offset: UInt16?
  /// The rule's own event.
  let base: RemoteThreadEvent

  /// The probes beside an event that some rule drops.
  init(base: RemoteThreadEvent) {
    self.base = base
    offset = nil
  }

  /// Nil where the rule's example is no event.
  init?(_ rule: ExactRule) {
    guard var base = TupleEvents.first(of: rule.summary) else { return nil }
    if let offset = rule.offset { base.startAddress = TupleEvents.Address.backed(offset) }
    offset = rule.offset
    self.base = base
  }

  func events(of probe: AdversaryProbe) -> [RemoteThreadEvent] {
    starts(of: probe).map { start in
      var event = base
      if let source = start.source { event.sourceImage = source }
      if let target = start.target { event.targetImage = target }
      (event.startModule, event.startFunction, event.startAddress) = (start.module, start.function, start.address)
      return event
    }
  }

  var own: StartValues<ImagePath?, String?, StartAddress?> {
    StartValues(
      source: base.sourceImage, target: base.targetImage, module: base.startModule, function: base.startFunction,
      address: base.startAddress)
  }

  var blank: (module: ImagePath?, function: String?) { (nil, nil) }
  var unbackedAddresses: [StartAddress?] { ProbeTexts.unbackedAddresses }
  var loaders: [(module: ImagePath?, function: String?)] { ProbeTexts.loaders }
  var lsass: ImagePath? { Self.lsass }
  var foreignProgram: ImagePath? { Self.foreignProgram }

  private static let lsass = ImagePath(ProbeTexts.lsass)
  private static let foreignProgram = ImagePath(ProbeTexts.foreignProgram)

  var unknownAddresses: [StartAddress?] {
    guard base.startModule != nil else { return [] }
    return ProbeTexts.unknownAddresses(beside: offset ?? base.startAddress?.offset ?? 0)
  }

  var similarAddresses: [StartAddress?] {
    guard base.startModule != nil else { return ProbeTexts.similarToKernel }
    return offset.map { ProbeTexts.similarAddresses(to: $0) } ?? []
  }

  func copies(of field: ImageField) -> [ImagePath?] {
    image(field).map { ProbeTexts.copies(of: $0).map { ImagePath($0) } } ?? []
  }

  func wider(_ field: ImageField) -> [ImagePath?] {
    image(field).map { ProbeTexts.wider($0.rawValue).map { ImagePath($0) } } ?? []
  }

  var widerFunctions: [String?] { base.startFunction.map { ProbeTexts.wider(function: $0) } ?? [] }

  private func image(_ field: ImageField) -> ImagePath? {
    switch field {
    case .source: base.sourceImage
    case .target: base.targetImage
    case .module: base.startModule
    }
  }
}
