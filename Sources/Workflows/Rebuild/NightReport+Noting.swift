import Baseline
import EventSources
import ExcludeSynthesis
import RemoteThread
import Scoring
import SysmonRules

extension NightReport {
  /// The cases that were alerts.
  var alertedCases: [String] { cases.first.filter(\.isAlert).map(\.id) }

  /// What was read.
  mutating func take(_ reading: InboxReading.Outcome) {
    events = reading.events
    inbox.read = reading.files.count
    inbox.unchanged = reading.unchanged.count
    inbox.bytes = reading.report.bytes
    inbox.damaged = reading.report.damaged + reading.report.logDamages
    inbox.unreadable = reading.report.unreadableCount + reading.unreadable.count
    newDay = reading.days.filter { $0.description < String(published.prefix(10)) }.max()?.description
  }

  /// The cases of the night against the budget, by the threshold that was in force when the night began.
  ///
  /// A case that was an alert in one of the generations that are kept, or is in quarantine, is no new one. One that somebody
  /// rejected always is.
  /// - Parameter alerted: the cases that were alerts before.
  mutating func note(_ night: NightCases?, prior: Prior?, budget: Double, alerted: Set<String>) {
    alerts.budget = budget
    let threshold = prior?.calibration.map { AlertThreshold(budget: budget, $0) }
    alerts.threshold = threshold?.score
    alerts.isPromised = threshold?.isPromised ?? false
    guard let night else { return }
    let all = night.cases.sorted.map { one in
      let isNew =
        night.rejected.contains(one.identity)
        || (night.new.contains(one.identity) && !alerted.contains(one.identity.id))
      return Case(
        id: one.identity.id, title: "\(one.identity)", level: one.level.rawValue, score: one.score,
        events: one.findings, hosts: one.hosts.count, indicators: one.indicators.map(\.kind.rawValue),
        techniques: one.techniques, computer: one.worst.event.computer, record: one.worst.event.recordID, isNew: isNew,
        isAlert: isNew && one.score >= (threshold?.score ?? .infinity))
    }
    alerts.cases = all.count(where: \.isAlert)
    cases = Listing(all)
  }

  /// The hosts of the newest whole day, and those that fell silent.
  mutating func note(hosts days: [(day: UTCDay, hosts: Int)], lastDays: [String: UTCDay], today: UTCDay) {
    if let day = newDay.flatMap({ UTCDay($0) }) {
      hosts.onNewDay = days.first { $0.day == day }?.hosts ?? 0
      // Before a week has gone by, the first weekend looks like an outage.
      let isKnownWeek = days.first.map { $0.day.number <= day.number - 7 } ?? false
      let week = days.filter { $0.day < day && $0.day.number >= day.number - 7 }
      hosts.usual = isKnownWeek ? week.map(\.hosts).min() : nil
    }
    guard let last = UTCDay(lastDay) else { return }
    hosts.silent = Listing(lastDays.filter { $0.value.number <= last.number - 3 }.keys.sorted())
  }

  /// The baseline, and what became or ceased to be known good.
  mutating func note(_ tuples: [TupleSummary], totals: BaselineTotals, prior: BaselineSnapshot?) {
    baseline = Totals(totals)
    let text = { (summary: TupleSummary) in StartText.text(TupleStart(tuple: summary.tuple, offset: nil)) }
    let known = tuples.map { ($0, prior?.knowledge(of: $0.tuple)?.isKnownGood ?? false) }
    becameKnownGood = Listing(known.filter { $0.isKnownGood && !$1 }.map { text($0.0) })
    ceased = Listing(known.filter { !$0.isKnownGood && $1 }.map { text($0.0) })
  }

  /// The configuration that was made and proved, and the file that is published.
  /// - Parameter old: the file that the exclusions were put into, as it was; nil where there was none.
  mutating func note(_ made: Generation.Outcome, published: [UInt8], mergedInto old: [UInt8]?) {
    configuration.leftOut = made.plan.leftOut.count
    configuration.bytes = published.count
    configuration.mergedInto = old.map { SHA256.digest(of: $0) }
    configuration.provedDropped = made.proof.dropped
    configuration.provedLogged = made.proof.logged + made.proof.probes
  }

  /// The rules of the file that is published, and what changed in them.
  mutating func note(_ new: FilterConfiguration, after old: FilterConfiguration?) {
    configuration.rules = RuleWords.count(new)
    guard let old else { return }
    let changes = RuleWords.changes(from: old, to: new)
    configuration.added = Listing(changes.added)
    configuration.dropped = Listing(changes.dropped)
  }
}

extension NightReport.Totals {
  /// The figures of a baseline.
  init(_ totals: BaselineTotals) {
    tuples = totals.tuples
    knownGood = totals.knownGood
    events = totals.support.events
    hostDays = totals.support.hostDays
    hosts = totals.support.hosts
    days = totals.support.days
  }
}
