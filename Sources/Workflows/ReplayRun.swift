public import EventSources
public import RemoteThread
public import SysmonRules

/// Sends events through a configuration, as Sysmon would have.
public struct ReplayRun {
  let reader: EventReader
  let configuration: FilterConfiguration

  /// What became of the events of one tuple, by what decided.
  public struct Tally: Sendable, Hashable {
    /// Events by what decided about them.
    public internal(set) var byBasis: [Decision.Basis: Int] = [:]
    /// Events that would be logged.
    public internal(set) var logged = 0
    /// Events that would be dropped.
    public internal(set) var dropped = 0

    mutating func count(_ decision: Decision) {
      byBasis[decision.basis, default: 0] += 1
      if decision.logged { logged += 1 } else { dropped += 1 }
    }
  }

  /// What a run did.
  public struct Outcome {
    /// The account of the reading.
    public var report = ReadReport()
    /// All events.
    public var total = Tally()
    /// Events by tuple, for the first ``ReplayRun/mostTuples`` tuples.
    public var tuples: [ThreadTuple: Tally] = [:]
    /// Events of all further tuples.
    public var otherTuples = Tally()
  }

  /// Tuples that are told apart; more than any fleet has, and a bound on memory.
  public static let mostTuples = 200_000

  /// Makes a run.
  public init(reader: EventReader, configuration: FilterConfiguration) {
    self.reader = reader
    self.configuration = configuration
  }

  /// Reads everything and hands every event over with its decision, in the order of the inputs. An event that is read twice
  /// counts twice.
  public func run(
    progress: (ReadProgress) -> Void = { _ in }, _ body: (RemoteThreadEvent, Decision) throws -> Void = { _, _ in }
  ) throws -> Outcome {
    var outcome = Outcome()
    var filter = EventFilter(configuration)
    var tuples = TupleCache()
    outcome.report = try reader.read(progress: progress) { events in
      for event in events {
        let decision = filter.decide(event)
        outcome.count(decision, of: tuples.tuple(of: event))
        try body(event, decision)
      }
    }
    return outcome
  }
}

extension ReplayRun.Outcome {
  mutating func count(_ decision: Decision, of tuple: ThreadTuple) {
    total.count(decision)
    if tuples[tuple] == nil, tuples.count >= ReplayRun.mostTuples {
      otherTuples.count(decision)
    } else {
      tuples[tuple, default: ReplayRun.Tally()].count(decision)
    }
  }
}

/// Tuples of spellings that came before: to generalise four paths takes longer than to decide about the event.
struct TupleCache {
  private var kept: [ThreadSpelling: ThreadTuple] = [:]
  private let generalisation: PathGeneralisation

  private static let mostKept = 1 << 16

  init(generalisation: PathGeneralisation = .standard) { self.generalisation = generalisation }

  mutating func tuple(of event: RemoteThreadEvent) -> ThreadTuple {
    let spelling = ThreadSpelling(event)
    if let tuple = kept[spelling] { return tuple }
    if kept.count >= Self.mostKept { kept.removeAll(keepingCapacity: true) }
    let tuple = ThreadTuple(spelling, generalisation: generalisation)
    kept[spelling] = tuple
    return tuple
  }
}
