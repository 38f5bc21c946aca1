public import Baseline
public import RemoteThread
public import SysmonRules

/// What one exclusion of a configuration silences, what it hides, and what could stand in its place.
public struct ExclusionAudit: Sendable {
  /// The exclusion.
  public let exclusion: Exclusion
  /// What it silences of a baseline.
  public internal(set) var baseline = Volume()
  /// What it silences of events.
  public internal(set) var events = Volume()
  /// What it hides.
  public internal(set) var blindSpot = BlindSpot(hidden: [], risk: .none, reason: "")
  /// What it would hide without the white space around its values, where it matches nothing for that alone.
  public internal(set) var trimmedBlindSpot: BlindSpot?
  /// Exact rules for the known-good tuples that it silences; empty where the baseline supports none.
  public internal(set) var replacement: [ExactRule] = []
  /// Known-good tuples that it silences and that would be logged again.
  public internal(set) var leftLogged = 0
  private var seeds: [RemoteThreadEvent] = []

  /// How much an exclusion silences.
  public struct Volume: Sendable, Hashable {
    /// Tuples of which it drops at least a part.
    public internal(set) var tuples = 0
    /// Events: of events those that it matches, of a baseline all of its tuples'.
    public internal(set) var events = 0
    /// Events that nothing else drops.
    public internal(set) var onlyHere = 0
  }

  /// Begins an audit of `exclusion`.
  public init(_ exclusion: Exclusion) { self.exclusion = exclusion }

  /// Whether it matched nothing, of whatever it was held against.
  public var neverMatched: Bool { baseline.events + baseline.tuples + events.events == 0 }

  /// Keeps an event that it matches, to begin its probes from.
  public mutating func keep(_ event: RemoteThreadEvent) {
    if seeds.count < Self.mostSeeds { seeds.append(event) }
  }

  /// Counts events that it matches.
  public mutating func count(events: Int, onlyHere: Bool) {
    self.events.events += events
    if onlyHere { self.events.onlyHere += events }
  }

  /// Counts a tuple of the baseline, of which `sample` is an event that it matches.
  public mutating func count(_ summary: TupleSummary, sample: RemoteThreadEvent, onlyHere: Bool) {
    baseline.tuples += 1
    baseline.events += summary.support.events
    if onlyHere { baseline.onlyHere += summary.support.events }
    keep(sample)
  }

  /// Judges it. `exact` is what the baseline supports, `silenced` the known-good tuples that this exclusion drops.
  public mutating func finish(exact: ExactRules?, silenced: Set<ThreadTuple>) {
    let madeUp = SeedEvents.of(exclusion)
    let nothing = exclusion.matchesNothing || seeds.isEmpty && madeUp.isEmpty && exclusion.trimmed != nil
    if nothing {
      blindSpot = BlindSpot(hidden: [], risk: .none, reason: "as it is written it matches nothing")
      trimmedBlindSpot = exclusion.trimmed.flatMap { trimmed in
        trimmed.matchesNothing ? nil : BlindSpot(of: trimmed, seeds: SeedEvents.of(trimmed))
      }
    } else {
      blindSpot = BlindSpot(of: exclusion, seeds: seeds + madeUp)
    }
    guard let exact else { return }
    replacement = exact.rules.filter { silenced.contains($0.summary.tuple) }
    leftLogged = silenced.subtracting(replacement.map(\.summary.tuple)).count
  }

  /// Events that probes are made from: a few are enough, for they differ in what the exclusion leaves open.
  private static let mostSeeds = 4
}
