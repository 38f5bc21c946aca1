import RemoteThread
import SysmonRules

/// What an exclusion answers to events, found out once for all events that its filters cannot tell apart.
///
/// Of the hundreds of probes beside one event, most differ in fields that the exclusion does not look at.
struct ExclusionAnswers {
  private let exclusion: Exclusion
  private var drops: [[ExactText?]: Bool] = [:]
  private var seeds: Set<Seed> = []
  private var injected: [[ExactText?]: Bool] = [:]

  /// What probes beside an event depend on, as far as the exclusion can tell.
  private struct Seed: Hashable {
    let texts: [ExactText?]
    let startClass: StartClass
    let hasModule: Bool
    /// Whole, for some functions are injections.
    let function: String?
  }

  init(_ exclusion: Exclusion) { self.exclusion = exclusion }

  /// Whether the exclusion drops `event`.
  mutating func drops(_ event: RemoteThreadEvent) -> Bool {
    let texts = exclusion.texts(of: event)
    if let known = drops[texts] { return known }
    let answer = exclusion.matches(event)
    drops[texts] = answer
    return answer
  }

  /// Whether the exclusion drops any of `events`.
  mutating func drops(anyOf events: [RemoteThreadEvent]) -> Bool {
    for event in events where drops(event) { return true }
    return false
  }

  /// Whether the probes beside `seed` differ from those beside all seeds before it.
  mutating func isNew(seed: RemoteThreadEvent) -> Bool {
    let texts = exclusion.texts(of: seed)
    return seeds.insert(
      Seed(
        texts: texts, startClass: seed.startClass, hasModule: seed.startModule != nil, function: seed.startFunction)
    ).inserted
  }

  /// Whether `event` tells more of the reach of the exclusion than those before it: an injection tells more than another
  /// start.
  mutating func isNew(injected event: RemoteThreadEvent, isInjection: Bool) -> Bool {
    let texts = exclusion.texts(of: event)
    if let known = injected[texts], known || !isInjection { return false }
    injected[texts] = isInjection
    return true
  }
}
