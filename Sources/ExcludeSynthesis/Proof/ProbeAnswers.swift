import RemoteThread
import SysmonRules

/// The probes beside one start, as what the filters of a configuration answer to their texts.
struct ProbeAnswers: ProbedStart {
  typealias Answer = StartAnswers.Answer

  let own: StartValues<Answer, Answer, Answer>
  let unknownAddresses: [Answer]
  let similarAddresses: [Answer]
  let widerFunctions: [Answer]
  let images: (source: ImageAnswers, target: ImageAnswers, module: ImageAnswers)
  let fixed: FixedAnswers

  var blank: (module: Answer, function: Answer) { fixed.blank }
  var unbackedAddresses: [Answer] { fixed.unbackedAddresses }
  var loaders: [(module: Answer, function: Answer)] { fixed.loaders }
  var lsass: Answer { fixed.lsass }
  var foreignProgram: Answer { fixed.foreignProgram }

  func copies(of field: ImageField) -> [Answer] { image(field).copies }
  func wider(_ field: ImageField) -> [Answer] { image(field).wider }

  private func image(_ field: ImageField) -> ImageAnswers {
    switch field {
    case .source: images.source
    case .target: images.target
    case .module: images.module
    }
  }
}

/// The answers to an image and to what takes its place.
struct ImageAnswers {
  let own: StartAnswers.Answer
  var copies: [StartAnswers.Answer] = []
  var wider: [StartAnswers.Answer] = []
}

/// The answers to what is the same beside every start.
struct FixedAnswers {
  let blank: (module: StartAnswers.Answer, function: StartAnswers.Answer)
  let unbackedAddresses: [StartAnswers.Answer]
  let loaders: [(module: StartAnswers.Answer, function: StartAnswers.Answer)]
  let lsass: StartAnswers.Answer
  let foreignProgram: StartAnswers.Answer

  init(_ table: inout VerdictTable) {
    blank = (table.answer(toStartModule: nil), table.answer(toStartFunction: nil))
    unbackedAddresses = ProbeTexts.unbackedAddresses.map { table.answer(toStartAddress: $0) }
    loaders = ProbeTexts.loaders.map { loader in
      (table.answer(toStartModule: loader.module?.rawValue), table.answer(toStartFunction: loader.function))
    }
    lsass = table.answer(toTargetImage: ProbeTexts.lsass)
    foreignProgram = table.answer(toSourceImage: ProbeTexts.foreignProgram)
  }
}
