import Baseline
import RemoteThread

extension GuardRails {
  /// The sentences of every guard rail that a night met.
  /// - Parameters:
  ///   - previous: the generation before; nil where there is none, and then few questions can be asked.
  func judge(_ report: NightReport, now: UTCTime, after previous: BaselineGeneration?) -> [String] {
    var reasons = clock(now, previous)
    reasons += events(report)
    reasons += hosts(report)
    if let before = report.before, previous != nil { reasons += tuples(report, before) }
    return reasons
  }

  private func clock(_ now: UTCTime, _ previous: BaselineGeneration?) -> [String] {
    guard let previous else { return [] }
    if now < previous.published {
      return [
        "the clock says \(now), which is before generation \(previous.number) was published (\(previous.published))"
      ]
    }
    let idle = Int(now.day.number) - Int(previous.published.day.number)
    guard idle > mostIdleDays else { return [] }
    return [
      "\(CountText.counted(idle, "day")) have gone by since generation \(previous.number) was published "
        + "(\(previous.published)), where \(mostIdleDays) are allowed; the clock may have jumped"
    ]
  }

  private func events(_ report: NightReport) -> [String] {
    let events = report.events
    var reasons: [String] = []
    if events.new == 0 {
      let files = CountText.counted(report.inbox.read, "new or changed file")
      reasons.append(
        "no new events at all: \(files) in the inbox, \(CountText.grouped(events.repeated)) events known already")
    }
    if events.inFuture * 100 > events.new + events.inFuture {
      reasons.append(
        "\(CountText.counted(events.inFuture, "event")) beside \(CountText.grouped(events.new)) new ones lie more than a day "
          + "ahead of this machine's clock; either that or the sensors' clocks are wrong")
    }
    return reasons
  }

  private func hosts(_ report: NightReport) -> [String] {
    guard let day = report.newDay, let usual = report.hosts.usual else { return [] }
    let least = Double(usual) * leastHosts
    guard Double(report.hosts.onNewDay) < least else { return [] }
    return [
      "\(CountText.counted(report.hosts.onNewDay, "host")) on \(day), where none of the seven days before had fewer than "
        + "\(CountText.grouped(usual)); at least \(Self.percent(leastHosts)) of that are asked for"
    ]
  }

  private func tuples(_ report: NightReport, _ before: NightReport.Totals) -> [String] {
    let (old, new) = (before.knownGood, report.baseline.knownGood)
    let change = "from \(CountText.grouped(old)) to \(CountText.grouped(new))"
    if old - new > max(Self.fewTuples, Int(Double(old) * mostDrop)) {
      return ["the known-good tuples drop \(change), by more than \(Self.percent(mostDrop))"]
    }
    guard before.days >= Self.settledDays, new - old > max(Self.fewTuples, Int(Double(old) * mostGrowth)) else {
      return []
    }
    return ["the known-good tuples grow \(change), by more than \(Self.percent(mostGrowth))"]
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
