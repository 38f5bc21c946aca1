import RemoteThread
import SysmonRules

/// The probes beside one event, as what an exclusion answers to their texts.
///
/// Of the hundred probes beside an event most differ in fields that the exclusion does not ask for; those it cannot tell from
/// the event, and one stands for all of a kind.
struct ExclusionProbes: ProbedStart {
  typealias Answer = FulfilledConditions

  let own: StartValues<Answer, Answer, Answer>
  private let questions: ExclusionQuestions
  private let seed: RemoteThreadEvent
  private let beyondStart: Answer

  init(_ questions: ExclusionQuestions, beside seed: RemoteThreadEvent) {
    self.questions = questions
    self.seed = seed
    beyondStart = questions.answersBeyondStart(of: seed)
    own = StartValues(
      source: questions.answer(to: seed.sourceImage.rawValue, of: .sourceImage),
      target: questions.answer(to: seed.targetImage.rawValue, of: .targetImage),
      module: questions.answer(to: seed.startModule?.rawValue, of: .startModule),
      function: questions.answer(to: seed.startFunction, of: .startFunction),
      address: questions.asks(for: .startAddress)
        ? questions.answer(to: seed.startAddress?.description, of: .startAddress) : Answer())
  }

  /// Whether the exclusion drops a start of such answers.
  func drops(_ start: StartValues<Answer, Answer, Answer>) -> Bool {
    questions.isMatched(
      where: beyondStart.union(start.source).union(start.target).union(start.module).union(start.function)
        .union(start.address))
  }

  var blank: (module: Answer, function: Answer) {
    (questions.answer(to: nil, of: .startModule), questions.answer(to: nil, of: .startFunction))
  }

  var unbackedAddresses: [Answer] { answers(to: ProbeTexts.unbackedAddresses) }

  var loaders: [(module: Answer, function: Answer)] {
    guard questions.asks(for: .startModule) || questions.asks(for: .startFunction) else {
      return [(Answer(), Answer())]
    }
    return ProbeTexts.loaders.map { loader in
      (
        questions.answer(to: loader.module?.rawValue, of: .startModule),
        questions.answer(to: loader.function, of: .startFunction)
      )
    }
  }

  var unknownAddresses: [Answer] {
    guard seed.startModule != nil else { return [] }
    return answers(to: ProbeTexts.unknownAddresses(beside: seed.startAddress?.offset ?? 0))
  }

  var similarAddresses: [Answer] { seed.startModule == nil ? answers(to: ProbeTexts.similarToKernel) : [] }

  func copies(of field: ImageField) -> [Answer] {
    answers(field, to: ProbeTexts.copies)
  }

  func wider(_ field: ImageField) -> [Answer] {
    answers(field) { ProbeTexts.wider($0.rawValue) }
  }

  var widerFunctions: [Answer] {
    guard let function = seed.startFunction else { return [] }
    guard questions.asks(for: .startFunction) else { return [Answer()] }
    return ProbeTexts.wider(function: function).map { questions.answer(to: $0, of: .startFunction) }
  }

  var lsass: Answer { questions.answer(to: ProbeTexts.lsass, of: .targetImage) }
  var foreignProgram: Answer { questions.answer(to: ProbeTexts.foreignProgram, of: .sourceImage) }

  private func answers(to addresses: [StartAddress?]) -> [Answer] {
    guard questions.asks(for: .startAddress) else { return [Answer()] }
    return addresses.map { questions.answer(to: $0?.description, of: .startAddress) }
  }

  private func answers(_ field: ImageField, to texts: (ImagePath) -> [String]) -> [Answer] {
    let (image, filterField): (ImagePath?, FilterField) =
      switch field {
      case .source: (seed.sourceImage, .sourceImage)
      case .target: (seed.targetImage, .targetImage)
      case .module: (seed.startModule, .startModule)
      }
    guard let image else { return [] }
    guard questions.asks(for: filterField) else { return [Answer()] }
    return texts(image).map { questions.answer(to: $0, of: filterField) }
  }
}
