import RemoteThread
import SysmonRules

/// Says of starts and of the probes beside them whether a configuration logs them, and asks it each text once.
struct ReplayTable {
  typealias Answer = StartAnswers.Answer

  /// Answers to addresses beside one.
  private struct Addresses {
    let unknown: [Answer]
    let similar: [Answer]
  }

  private struct Place: Hashable {
    let offset: UInt16
    let isPinned: Bool
  }

  private var table: VerdictTable
  private let fixed: FixedAnswers
  private let similarToKernel: [Answer]
  private var images: [[ExactText: ImageAnswers]] = [[:], [:], [:]]
  private var functions: [ExactText: [Answer]] = [:]
  private var addresses: [Place: Addresses] = [:]

  init(_ table: VerdictTable) {
    var table = table
    fixed = FixedAnswers(&table)
    similarToKernel = ProbeTexts.similarToKernel.map { table.answer(toStartAddress: $0) }
    self.table = table
  }

  /// Whether `event` is logged.
  mutating func isLogged(_ event: RemoteThreadEvent) -> Bool {
    let answers = table.answers(to: event)
    return table.isLogged(answers)
  }

  /// Whether a start of such answers is logged.
  func isLogged(_ start: StartValues<Answer, Answer, Answer>) -> Bool {
    table.isLogged(
      StartAnswers(
        sourceImage: start.source, targetImage: start.target, startModule: start.module,
        startFunction: start.function, startAddress: start.address))
  }

  /// The answers to what `probes` has as events.
  mutating func answers(to probes: ProbeEvents) -> ProbeAnswers {
    let base = probes.base
    let (source, target) = (answers(to: base.sourceImage, as: .source), answers(to: base.targetImage, as: .target))
    let module = base.startModule.map { answers(to: $0, as: .module) } ?? ImageAnswers(own: fixed.blank.module)
    let addresses = addresses(beside: probes)
    return ProbeAnswers(
      own: StartValues(
        source: source.own, target: target.own, module: module.own,
        function: table.answer(toStartFunction: base.startFunction),
        address: table.answer(toStartAddress: base.startAddress)),
      unknownAddresses: addresses.unknown, similarAddresses: addresses.similar,
      widerFunctions: base.startFunction.map { widerFunctions($0) } ?? [], images: (source, target, module),
      fixed: fixed)
  }

  private mutating func answers(to image: ImagePath, as field: ImageField) -> ImageAnswers {
    let key = ExactText(image.rawValue)
    if let known = images[field.rawValue][key] { return known }
    func answer(_ text: String) -> Answer {
      switch field {
      case .source: table.answer(toSourceImage: text)
      case .target: table.answer(toTargetImage: text)
      case .module: table.answer(toStartModule: text)
      }
    }
    let answers = ImageAnswers(
      own: answer(image.rawValue), copies: ProbeTexts.copies(of: image).map(answer),
      wider: ProbeTexts.wider(image.rawValue).map(answer))
    images[field.rawValue][key] = answers
    return answers
  }

  private mutating func widerFunctions(_ function: String) -> [Answer] {
    let key = ExactText(function)
    if let known = functions[key] { return known }
    let answers = ProbeTexts.wider(function: function).map { table.answer(toStartFunction: $0) }
    functions[key] = answers
    return answers
  }

  private mutating func addresses(beside probes: ProbeEvents) -> Addresses {
    guard probes.base.startModule != nil else { return Addresses(unknown: [], similar: similarToKernel) }
    let place = Place(offset: probes.offset ?? probes.base.startAddress?.offset ?? 0, isPinned: probes.offset != nil)
    if let known = addresses[place] { return known }
    let answers = Addresses(
      unknown: probes.unknownAddresses.map { table.answer(toStartAddress: $0) },
      similar: probes.similarAddresses.map { table.answer(toStartAddress: $0) })
    addresses[place] = answers
    return answers
  }
}
