public import EventSources
public import RemoteThread
public import SysmonRules

/// Sends events through a configuration, as Sysmon would have.
public struct ReplayRun {
  let reader: EventReader
  let configuration: FilterConfiguration
  private let talliesTuples: Bool

  /// What became of the events of one tuple, by what decided.
  public struct Tally: Sendable, Hashable {
    /// Events by what decided about them, in the order in which it first did.
    public internal(set) var shares: [Share] = []
    /// Events that would be logged.
    public internal(set) var logged = 0
    /// Events that would be dropped.
    public internal(set) var dropped = 0

    /// The events that one filter, or the default, decided about.
    public struct Share: Sendable, Hashable {
      /// What decided.
      public let basis: Decision.Basis
      /// Events.
      public internal(set) var events: Int
    }

    mutating func count(_ decision: Decision, events: Int = 1) {
      if decision.logged { logged += events } else { dropped += events }
      // The filters that decide about one tuple are few.
      if let place = shares.firstIndex(where: { $0.basis == decision.basis }) {
        shares[place].events += events
      } else {
        shares.append(Share(basis: decision.basis, events: events))
      }
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

  /// Makes a run. Where it does not tally tuples, the outcome has the total alone.
  public init(reader: EventReader, configuration: FilterConfiguration, talliesTuples: Bool = true) {
    self.reader = reader
    self.configuration = configuration
    self.talliesTuples = talliesTuples
  }

  /// Reads everything and hands every event over with its decision, in the order of the inputs. An event that is read twice
  /// counts twice.
  public func run(
    progress: (ReadProgress) -> Void = { _ in }, _ body: (RemoteThreadEvent, Decision) throws -> Void
  ) throws -> Outcome {
    var tallies = ReplayTallies(configuration, talliesTuples: talliesTuples)
    let report = try reader.read(progress: progress) { events in
      for event in events { try body(event, tallies.count(event)) }
    }
    return tallies.outcome(report)
  }

  /// Reads everything, and counts alone: several times faster, unless the filters ask for fields such as UtcTime or
  /// SourceUser.
  public func run(progress: (ReadProgress) -> Void = { _ in }) throws -> Outcome {
    guard EventDistinction(configuration).asksForStartsAlone else { return try run(progress: progress) { _, _ in } }
    var tallies = ReplayTallies(configuration, talliesTuples: talliesTuples)
    return tallies.outcome(try reader.readStarts(progress: progress) { tallies.count($0) })
  }
}

/// Tuples of spellings that came before: to generalise four paths takes longer than to decide about the event.
struct TupleCache {
  private var kept: [ThreadSpelling: ThreadTuple] = [:]
  private let generalisation: PathGeneralisation

  static let mostKept = 1 << 16

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
