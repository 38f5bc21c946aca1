public import Baseline
public import EventSources
import ExcludeSynthesis
public import RemoteThread
public import SysmonRules

/// Holds two configurations against each other: what they say, and what they make of events.
public struct ComparisonRun {
  let old: FilterConfiguration
  let new: FilterConfiguration

  /// Events of one tuple that the two treat differently.
  public struct Change: Sendable, Hashable {
    /// Events that the old configuration logs and the new one drops.
    public var nowDropped = 0
    /// Events that the old configuration drops and the new one logs.
    public var nowLogged = 0

    mutating func add(_ events: Int, from old: Decision, to new: Decision) {
      if old.logged, !new.logged { nowDropped += events }
      if !old.logged, new.logged { nowLogged += events }
    }
  }

  /// What came of it.
  public struct Outcome {
    /// What the two say differently.
    public let difference: ConfigurationDifference
    /// The account of the reading.
    public var report = ReadReport()
    /// Changes among the events read.
    public var events: [ThreadTuple: Change] = [:]
    /// Changes among the tuples of the baseline, with the events of the whole tuple where only a part of it changes.
    public var baseline: [ThreadTuple: Change] = [:]
  }

  /// Makes a run.
  public init(old: FilterConfiguration, new: FilterConfiguration) {
    self.old = old
    self.new = new
  }

  /// Compares, over the tuples of a baseline and the events of a reader, either of which may be missing.
  public func run(
    tuples: [TupleSummary], reader: EventReader?, progress: (ReadProgress) -> Void = { _ in }
  ) throws -> Outcome {
    var outcome = Outcome(difference: ConfigurationDifference(from: old, to: new))
    for summary in tuples {
      if let change = change(of: summary) { outcome.baseline[summary.tuple] = change }
    }
    guard let reader else { return outcome }
    var (before, after, cache) = (EventFilter(old), EventFilter(new), TupleCache())
    outcome.report = try reader.read(progress: progress) { events in
      for event in events {
        let (first, second) = (before.decide(event), after.decide(event))
        guard first.logged != second.logged else { continue }
        let tuple = cache.tuple(of: event)
        guard outcome.events[tuple] != nil || outcome.events.count < ReplayRun.mostTuples else { continue }
        outcome.events[tuple, default: Change()].add(1, from: first, to: second)
      }
    }
    return outcome
  }

  private func change(of summary: TupleSummary) -> Change? {
    var change = Change()
    for event in TupleEvents.of(summary) {
      let fields = FilterEvent(event)
      var one = Change()
      one.add(summary.support.events, from: old.decide(fields), to: new.decide(fields))
      change.nowDropped = max(change.nowDropped, one.nowDropped)
      change.nowLogged = max(change.nowLogged, one.nowLogged)
    }
    return change == Change() ? nil : change
  }
}
