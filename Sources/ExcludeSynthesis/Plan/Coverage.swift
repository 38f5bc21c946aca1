public import Baseline
import RemoteThread

/// How much of a baseline a plan silences.
public struct Coverage: Sendable, Hashable {
  /// Everything in the baseline.
  public private(set) var all = Volume()
  /// What is known good.
  public private(set) var knownGood = Volume()
  /// What of the known good the plan silences. Of a tuple that offsets name, the events at the offsets that have rules.
  public private(set) var silenced = Volume()
  /// What the plan silences that is not known good, because its start is excluded in whatever target.
  public private(set) var opened = Volume()
  /// Days with events.
  public let days: Int

  /// Tuples, and how often they were seen.
  public struct Volume: Sendable, Hashable {
    /// Tuples.
    public private(set) var tuples = 0
    /// Events.
    public private(set) var events = 0
    /// Host-days, of each tuple by itself.
    public private(set) var hostDays = 0

    fileprivate mutating func add(events: Int, hostDays: Int) {
      tuples += 1
      self.events += events
      self.hostDays += hostDays
    }

    fileprivate mutating func add(_ support: TupleSupport) { add(events: support.events, hostDays: support.hostDays) }
  }

  /// What `plan` silences of `tuples`, which were seen on so many days.
  public init(of plan: ExcludePlan, tuples: [TupleSummary], days: Int) {
    self.days = days
    let startsOf = Dictionary(grouping: plan.starts) { $0.summary.tuple }
    for summary in tuples {
      all.add(summary.support)
      if summary.isKnownGood { knownGood.add(summary.support) }
      if let starts = startsOf[summary.tuple] {
        let hostDays = starts.reduce(0) { $0 + $1.hostDays }
        silenced.add(events: starts.reduce(0) { $0 + $1.events }, hostDays: min(hostDays, summary.support.hostDays))
      } else if plan.opened.holds(summary.tuple) {
        opened.add(summary.support)
      }
    }
  }

  /// Events that would still be logged on a day like the learned ones; 0 where there were none.
  public var residualADay: Double {
    days == 0 ? 0 : Double(all.events - silenced.events - opened.events) / Double(days)
  }
}

extension ExactRule {
  /// Host-days of the baseline that it stands for.
  fileprivate var hostDays: Int {
    guard let offset else { return summary.support.hostDays }
    return summary.offsets.first { $0.offset == offset }?.hostDays ?? 0
  }
}
