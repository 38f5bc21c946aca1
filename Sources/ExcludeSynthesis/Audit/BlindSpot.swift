import RemoteThread
import SysmonRules

/// What an exclusion lets an attacker do unseen.
public struct BlindSpot: Sendable, Hashable {
  /// The probes of which at least one event is dropped, in the order of ``AdversaryProbe``.
  public let hidden: [AdversaryProbe]
  /// How bad it is.
  public let risk: RiskGrade
  /// Why, in one sentence.
  public let reason: String

  /// Starts of injected code: in private memory, or of a function that loads libraries.
  private static let injections: [AdversaryProbe] = [.unbackedStart, .libraryLoad]

  /// Judges `exclusion` by probes beside each of `seeds`, events that it matches.
  init(of exclusion: Exclusion, seeds: [RemoteThreadEvent]) {
    guard !seeds.isEmpty else {
      self.init(hidden: [], risk: .unknown, reason: "no event could be made that it matches")
      return
    }
    var hidden: Set<AdversaryProbe> = []
    var reach = Reach()
    let questions = ExclusionQuestions(exclusion)
    for (place, seed) in seeds.enumerated()
    where !seeds[..<place].contains(where: { Self.areAlike($0, seed, questions) }) {
      let probes = ExclusionProbes(questions, beside: seed)
      for probe in AdversaryProbe.allCases
      where !hidden.contains(probe) && probes.starts(of: probe).contains(where: probes.drops) {
        hidden.insert(probe)
      }
      let sources = [probes.foreignProgram] + probes.copies(of: .source)
      let starts = Self.injections.flatMap(probes.starts).map { (start: $0, isInjection: true) }
      for (start, isInjection) in [(probes.own, Self.isInjection(seed))] + starts where probes.drops(start) {
        reach.add(
          isInjection: isInjection, anySource: sources.contains { probes.drops(start.by($0)) },
          anyTarget: probes.drops(start.into(probes.lsass)))
      }
    }
    let copies = !hidden.isDisjoint(with: [.copiedSource, .copiedTarget, .copiedModule, .widerText])
    self.init(
      hidden: AdversaryProbe.allCases.filter(hidden.contains), risk: reach.risk(withCopies: copies),
      reason: reach.reason(withCopies: copies))
  }

  init(hidden: [AdversaryProbe], risk: RiskGrade, reason: String) {
    self.hidden = hidden
    self.risk = risk
    self.reason = reason
  }

  /// Whether an exclusion gives the same answers to the probes beside both events.
  private static func areAlike(
    _ one: RemoteThreadEvent, _ other: RemoteThreadEvent, _ questions: ExclusionQuestions
  ) -> Bool {
    one.startClass == other.startClass && (one.startModule == nil) == (other.startModule == nil)
      && one.startFunction == other.startFunction && !questions.tells(one, from: other)
  }

  private static func isInjection(_ event: RemoteThreadEvent) -> Bool {
    event.startClass == .unbackedUser
      || event.startFunction.map { StartFunctionKind(of: ASCIIFold.fold($0)) == .loader } == true
  }

  /// The worst that any of the dropped probes does.
  private struct Reach {
    private var anyoneAnywhere = false
    private var anyoneInTarget = false
    private var sourceAnywhere = false
    private var injection = false
    private var anyone = false
    private var anywhere = false

    mutating func add(isInjection: Bool, anySource: Bool, anyTarget: Bool) {
      anyone = anyone || anySource
      anywhere = anywhere || anyTarget
      guard isInjection else { return }
      injection = true
      anyoneAnywhere = anyoneAnywhere || anySource && anyTarget
      anyoneInTarget = anyoneInTarget || anySource
      sourceAnywhere = sourceAnywhere || anyTarget
    }

    func risk(withCopies copies: Bool) -> RiskGrade {
      if anyoneAnywhere { return .critical }
      if anyoneInTarget || sourceAnywhere { return .high }
      return injection || anyone || anywhere || copies ? .medium : .low
    }

    func reason(withCopies copies: Bool) -> String {
      if anyoneAnywhere { return "any program can inject code into any process unseen" }
      if anyoneInTarget { return "any program can inject code into the excluded targets unseen" }
      if sourceAnywhere { return "whoever runs code in an excluded source can inject code into any process unseen" }
      if injection { return "whoever runs code in an excluded source can inject code into its excluded targets unseen" }
      if anyone { return "any program can start the excluded functions unseen" }
      if anywhere { return "the excluded starts are unseen in any process" }
      if copies { return "files of the same name elsewhere, or longer values, are excluded too" }
      return "only the same start of the same pair is unseen"
    }
  }
}

/// How much an exclusion hides.
public enum RiskGrade: String, Sendable, Hashable, Comparable, CaseIterable {
  /// It matches nothing.
  case none
  /// It could not be judged.
  case unknown
  /// Only what it is for.
  case low
  /// Injection by its own source into its own targets, or starts that are no injection by others.
  case medium
  /// Injection by anyone into its targets, or by its source into anything.
  case high
  /// Injection by anyone into anything.
  case critical

  /// Orders from none to critical.
  public static func < (left: RiskGrade, right: RiskGrade) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
