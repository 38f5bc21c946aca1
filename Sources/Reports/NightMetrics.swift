public import RemoteThread
public import Workflows

/// The figures of the last run in the text form that Prometheus' node_exporter collects from a folder
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public struct NightMetrics {
  private var lines: [String] = []

  /// The figures of a run.
  /// - Parameters:
  ///   - report: of the newest generation; nil where there is none.
  ///   - time: when the run took place.
  ///   - seconds: how long it took.
  ///   - succeeded: whether it published that generation.
  public init(_ report: NightReport?, generation: Int, time: UTCTime, seconds: Double, succeeded: Bool) {
    add("last_run_success", "Whether the last rebuild published a generation.", succeeded ? 1 : 0)
    add("last_run_timestamp_seconds", "When the last rebuild began.", Double(time.milliseconds / 1000))
    add("last_run_duration_seconds", "How long the last rebuild took.", seconds)
    add("generation", "Number of the newest generation.", Double(generation))
    guard let report else { return }
    if let published = UTCTime(report.published) {
      add(
        "published_timestamp_seconds", "When the newest generation was published.",
        Double(published.milliseconds / 1000))
    }
    addFigures(report)
  }

  /// The text, with a line end.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func addFigures(_ report: NightReport) {
    let figures: [(String, String, Int)] = [
      ("inbox_files_read", "Files that were read, being new or changed.", report.inbox.read),
      ("inbox_damages", "Damaged records and places in them.", report.inbox.damaged),
      ("inbox_files_unreadable", "Files that could not be read.", report.inbox.unreadable),
      ("events_new", "Events counted.", report.events.new),
      ("events_repeated", "Events that had been counted before.", report.events.repeated),
      ("events_future", "Events more than a day ahead of the clock.", report.events.inFuture),
      ("events_dropped", "New events that the configuration would drop.", report.events.dropped),
      ("events_logged", "New events that the configuration would log.", report.events.logged),
      ("hosts", "Hosts on the newest whole day.", report.hosts.onNewDay),
      ("hosts_silent", "Hosts not seen on the last three days.", report.hosts.silent.count),
      ("tuples", "Tuples of the baseline.", report.baseline.tuples),
      ("tuples_known_good", "Tuples that are known good.", report.baseline.knownGood),
      ("host_days", "Host-days of the window.", report.baseline.hostDays),
      ("cases", "Cases among the new events.", report.cases.count),
      ("alerts", "New cases at or above the threshold of the alert budget.", report.alerts.cases),
      ("quarantine_waiting", "Things in quarantine that nobody decided about.", report.waiting.quarantined),
      ("probation_waiting", "Things on probation.", report.waiting.probation),
      ("quarantine_rejected", "Things that somebody rejected.", report.waiting.rejected),
      ("rules", "Rules of the configuration.", report.configuration.rules),
      ("forced", "Guard rails that were overridden.", report.forced.count),
    ]
    for (name, help, value) in figures { add(name, help, Double(value)) }
    add("alert_budget", "New cases a day that were allowed.", report.alerts.budget)
  }

  private mutating func add(_ name: String, _ help: String, _ value: Double) {
    lines.append("# HELP heddle_rebuild_\(name) \(help)")
    lines.append("# TYPE heddle_rebuild_\(name) gauge")
    lines.append("heddle_rebuild_\(name) \(Decimals.text(value))")
  }
}
