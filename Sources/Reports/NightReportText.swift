import RemoteThread
public import Workflows

/// The drift report of a night as text for people. Text from logs is made safe for a terminal.
public struct NightReportText {
  private let report: NightReport
  private let generation: Int

  /// The report of a generation.
  public init(_ report: NightReport, generation: Int) {
    self.report = report
    self.generation = generation
  }

  /// The lines.
  public var lines: [String] {
    let sections = NightReportSections(report, generation: generation)
    return [sections.title, ""] + sections.facts.map { "\($0.name): \($0.value)" } + [""] + cases
      + sections.listings.flatMap(listing)
  }

  private var cases: [String] {
    guard !report.cases.first.isEmpty else { return ["No case.", ""] }
    let lines = report.cases.first.map { one in
      let marks = [one.isAlert ? "ALERT" : nil, one.isNew ? nil : "known"].compactMap(\.self).joined(separator: " ")
      return TextLayout.right(Decimals.fixed(one.score, places: 1), 7) + "  " + TextLayout.left(one.level, 15)
        + TextLayout.left(marks, 9) + PrintableText.escaped(one.title)
        + " (\(CountText.counted(one.events, "event")), \(CountText.counted(one.hosts, "host")), \(one.id))"
    }
    return ["Cases:"] + lines + NightReportSections.rest(report.cases) + [""]
  }

  private func listing(_ name: String, _ listing: NightReport.Listing<String>) -> [String] {
    guard listing.count > 0 else { return [] }
    return ["\(name) (\(CountText.grouped(listing.count))):"] + listing.first.map { "  " + PrintableText.escaped($0) }
      + NightReportSections.rest(listing) + [""]
  }
}

/// What a drift report says, in whatever form.
struct NightReportSections {
  let title: String
  /// Figures, each with its name.
  let facts: [(name: String, value: String)]
  /// Lists, each with its name.
  let listings: [(name: String, listing: NightReport.Listing<String>)]

  init(_ report: NightReport, generation: Int) {
    title = "Generation \(generation), \(report.published): \(report.firstDay) to \(report.lastDay)"
    facts = Self.facts(report)
    listings = [
      ("Published against a guard rail", .of(report.forced)), ("Put in quarantine", report.held),
      ("Let go, for they were seen widely", report.released), ("Approvals that ended", report.ended),
      ("Became known good", report.becameKnownGood), ("Known good no longer", report.ceased),
      ("Left the window", report.expired), ("Silent hosts", report.hosts.silent),
      ("Rules added", report.configuration.added), ("Rules dropped", report.configuration.dropped),
    ].map { (name: $0.0, listing: $0.1) }
  }

  /// What a listing leaves out.
  static func rest<Element>(_ listing: NightReport.Listing<Element>) -> [String] {
    let rest = listing.count - listing.first.count
    return rest > 0 ? ["  … and \(CountText.grouped(rest)) more"] : []
  }

  private static func facts(_ report: NightReport) -> [(name: String, value: String)] {
    let (inbox, events, hosts) = (report.inbox, report.events, report.hosts)
    let (base, config) = (report.baseline, report.configuration)
    let problems = "\(CountText.counted(inbox.damaged, "damage")), \(CountText.grouped(inbox.unreadable)) unreadable"
    let usual = hosts.usual.map { ", usually \(CountText.grouped($0)) or more" } ?? ""
    let day = report.newDay.map { "\(CountText.counted(hosts.onNewDay, "host")) on \($0)\(usual)" } ?? "no whole day"
    return [
      (
        "Inbox",
        "\(CountText.counted(inbox.read, "file")) read, \(CountText.grouped(inbox.unchanged)) unchanged; \(problems)"
      ),
      (
        "Events",
        "\(CountText.grouped(events.new)) new, \(CountText.grouped(events.repeated)) known, "
          + "\(CountText.grouped(events.tooOld)) too old, \(CountText.grouped(events.inFuture)) in the future"
      ),
      ("Hosts", "\(day); \(CountText.grouped(hosts.silent.count)) silent"),
      (
        "Baseline",
        "\(CountText.counted(base.tuples, "tuple")), \(CountText.grouped(base.knownGood)) known good"
          + (report.before.map { " (before: \(CountText.grouped($0.knownGood)))" } ?? "")
          + "; \(CountText.counted(base.hostDays, "host-day")), \(CountText.counted(base.days, "day"))"
      ),
      ("Alerts", alerts(report.alerts)),
      (
        "Waiting",
        "\(CountText.grouped(report.waiting.quarantined)) in quarantine, "
          + "\(CountText.grouped(report.waiting.probation)) on probation, "
          + "\(CountText.grouped(report.waiting.rejected)) rejected"
      ),
      (
        "Configuration",
        "\(CountText.counted(config.rules, "rule")), \(CountText.grouped(config.added.count)) added, "
          + "\(CountText.grouped(config.dropped.count)) dropped; \(CountText.grouped(config.leftOut)) known-good tuples "
          + "left logged; proved by \(CountText.counted(config.provedDropped, "dropped event")) and "
          + "\(CountText.counted(config.provedLogged, "logged event"))"
      ),
      ("Coverage", coverage(events)),
    ]
  }

  private static func alerts(_ alerts: NightReport.Alerts) -> String {
    let budget = "\(Decimals.text(alerts.budget)) a day allowed"
    guard let threshold = alerts.threshold else { return "\(budget); no calibration yet" }
    return
      "\(CountText.counted(alerts.cases, "new case")) from \(Decimals.fixed(threshold, places: 1)) bits on, \(budget)"
      + (alerts.isPromised ? "" : ", which the calibration cannot promise")
  }

  /// Of the night's events, how many the new configuration would have dropped.
  private static func coverage(_ events: NightReport.Events) -> String {
    let all = events.dropped + events.logged
    guard all > 0 else { return "no new event" }
    let share = Decimals.fixed(100 * Double(events.dropped) / Double(all), places: 1)
    return "\(share) % of the new events dropped at the sensor, \(CountText.grouped(events.logged)) left to be logged"
  }
}

extension NightReport.Listing<String> {
  /// All of a few lines.
  static func of(_ lines: [String]) -> NightReport.Listing<String> {
    var listing = NightReport.Listing<String>()
    (listing.count, listing.first) = (lines.count, lines)
    return listing
  }
}
