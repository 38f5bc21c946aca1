public import Baseline
public import EventSources
public import ExcludeSynthesis
import RemoteThread
public import SysmonRules

/// Audits the exclusions of a configuration against a baseline and events.
public struct AuditRun {
  let configuration: FilterConfiguration

  /// What came of it.
  public struct Outcome {
    /// The account of the reading.
    public var report = ReadReport()
    /// The exclusions, in document order.
    public var exclusions: [ExclusionAudit] = []
    /// What becomes of all events read.
    public var total = ReplayRun.Tally()
    /// Whether there was a baseline.
    public var hasBaseline = false
  }

  /// Makes a run.
  public init(configuration: FilterConfiguration) { self.configuration = configuration }

  /// Audits, over a baseline and the events of a reader, either of which may be missing.
  public func run(
    store: (any BaselineStore)?, reader: EventReader?, progress: (ReadProgress) -> Void = { _ in }
  ) throws -> Outcome {
    let exclusions = Exclusion.all(in: configuration)
    var outcome = Outcome()
    outcome.exclusions = exclusions.map { ExclusionAudit($0) }
    if let reader { try count(exclusions, in: reader, progress: progress, into: &outcome) }
    var silenced = [Set<ThreadTuple>](repeating: [], count: exclusions.count)
    let tuples = try store?.tuples() ?? []
    outcome.hasBaseline = store != nil
    for summary in tuples {
      for (place, sample, onlyHere) in Self.matches(of: summary, exclusions) {
        outcome.exclusions[place].count(summary, sample: sample, onlyHere: onlyHere)
        if summary.isKnownGood { silenced[place].insert(summary.tuple) }
      }
    }
    let exact = store == nil ? nil : ExactRules(of: tuples, policy: SynthesisPolicy(targetGeneralisation: nil))
    for place in exclusions.indices { outcome.exclusions[place].finish(exact: exact, silenced: silenced[place]) }
    return outcome
  }

  /// Which exclusions match an event of the tuple, with that event, and whether none of the others matches it.
  private static func matches(
    of summary: TupleSummary, _ exclusions: [Exclusion]
  ) -> [(place: Int, sample: RemoteThreadEvent, onlyHere: Bool)] {
    let samples = TupleEvents.of(summary).map { ($0, FilterEvent($0)) }
    let found = exclusions.indices.compactMap { place in
      samples.first { exclusions[place].matches($0.1) }.map { (place, $0.0) }
    }
    return found.map { ($0.0, $0.1, found.count == 1) }
  }

  private func count(
    _ exclusions: [Exclusion], in reader: EventReader, progress: (ReadProgress) -> Void, into outcome: inout Outcome
  ) throws {
    var filter = EventFilter(configuration)
    var matching = MatchCache(exclusions)
    outcome.report = try reader.read(progress: progress) { events in
      for event in events {
        outcome.total.count(filter.decide(event))
        let places = matching.places(of: event)
        for place in places {
          outcome.exclusions[place].count(events: 1, onlyHere: places.count == 1)
          outcome.exclusions[place].keep(event)
        }
      }
    }
  }
}
