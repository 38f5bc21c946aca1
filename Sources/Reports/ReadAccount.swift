import RemoteThread
public import EventSources

/// What was read, in words for people.
public enum ReadAccount {
  /// Damages of an event log that its line names.
  private static let namedOfLog = 3

  /// What is wrong in the input: a line for every damaged record that the report names and for every event log with
  /// damage, a line for every unreadable input, and one for those that are only counted.
  public static func problems(_ report: ReadReport) -> [String] {
    let losses = report.damages.filter(\.losesRecords)
    var lines: [String] = []
    var last: String?
    for damage in losses {
      if damage.place.isInLog {
        if damage.input != last { lines.append(logLine(of: damage.input, losses, report)) }
      } else {
        lines.append(sentence(damage) + "; record skipped")
      }
      last = damage.input
    }
    let unnamed = report.damaged - losses.count { !$0.place.isInLog }
    if unnamed > 0 { lines.append("… and \(CountText.counted(unnamed, "more damaged record")) skipped") }
    let unnamedInLogs = report.logDamages - countedInLines(losses, report)
    if unnamedInLogs > 0 { lines.append("… and \(CountText.counted(unnamedInLogs, "more damage")) of event logs") }
    lines += report.unreadable.map { "\($0.input): \($0.reason)" }
    let unnamedInputs = report.unreadableCount - report.unreadable.count
    if unnamedInputs > 0 { lines.append("… and \(CountText.counted(unnamedInputs, "more unreadable input"))") }
    return lines
  }

  /// A line for every event log whose header is only stale.
  public static func remarks(_ report: ReadReport) -> [String] {
    report.damagedInputs.filter { $0.damaged == 0 }.map { input in
      let reasons = report.damages.filter { $0.input == input.input && !$0.losesRecords }.map(\.reason)
      return "\(input.input): \(reasons.joined(separator: "; ")); nothing is lost"
    }
  }

  /// What ended a strict reading.
  public static func stopped(_ stop: ReadingStopped) -> String {
    switch stop {
    case .damage(let damage): "stopped at the first damage: \(sentence(damage))"
    case .unreadable(let input): "stopped at the first unreadable input: \(input.input): \(input.reason)"
    }
  }

  /// `read 3 inputs, 12.4 MB: 5,021 events of id 8, 88 of other ids; 2 damaged records skipped, 1 unreadable input`.
  public static func summary(_ report: ReadReport) -> String {
    let events = CountText.counted(report.events, "event")
    return summary(report, of: "\(events) of id 8, \(CountText.grouped(report.otherEvents)) of other ids")
  }

  /// `read 1 input, 1.1 MB: 358 records, 12 of other ids; 9 damages of event logs`.
  public static func recordSummary(_ report: ReadReport) -> String {
    let others = report.otherEvents == 0 ? "" : ", \(CountText.grouped(report.otherEvents)) of other ids"
    return summary(report, of: CountText.counted(report.events, "record") + others)
  }

  private static func summary(_ report: ReadReport, of what: String) -> String {
    let text = "read \(CountText.counted(report.inputs, "input")), \(Decimals.bytes(report.bytes)): \(what)"
    var problems: [String] = []
    if report.damaged > 0 { problems.append("\(CountText.counted(report.damaged, "damaged record")) skipped") }
    if report.logDamages > 0 { problems.append(CountText.counted(report.logDamages, "damage") + " of event logs") }
    if report.unreadableCount > 0 {
      problems.append(CountText.counted(report.unreadableCount, "unreadable input"))
    }
    return problems.isEmpty ? text : text + "; " + problems.joined(separator: ", ")
  }

  /// What is wrong in what came of an input that is followed.
  public static func problems(_ batch: EventFollower.Batch) -> [String] {
    var lines = batch.damages.filter(\.losesRecords).map { sentence($0) + "; record skipped" }
    let unnamed = batch.damaged - batch.damages.count
    if unnamed > 0 { lines.append("… and \(CountText.counted(unnamed, "more damaged record")) skipped") }
    return lines + batch.unreadable.map { "\($0.input): \($0.reason)" }
  }

  /// `a.json:7: not JSON: unclosed string` or `a.evtx chunk 3 at byte 200,704: no chunk header`.
  private static func sentence(_ damage: Damage) -> String {
    "\(damage.input)\(damage.place.isInLog ? " " : "")\(damage.place.text): \(damage.reason)"
  }

  /// `a.evtx: 12 damages; chunk 3 at byte 200,704: no chunk header; …`.
  private static func logLine(of input: String, _ losses: [Damage], _ report: ReadReport) -> String {
    let named = losses.filter { $0.input == input }.prefix(namedOfLog)
    let count = report.damagedInputs.first { $0.input == input }?.damaged ?? named.count
    let places = named.map { "\($0.place.text): \($0.reason)" }.joined(separator: "; ")
    return "\(input): \(CountText.counted(count, "damage")), read on behind each: \(places)"
      + (count > named.count ? "; …" : "")
  }

  /// Damages that the lines of event logs count.
  private static func countedInLines(_ losses: [Damage], _ report: ReadReport) -> Int {
    let logs = Set(losses.filter(\.place.isInLog).map(\.input))
    return report.damagedInputs.filter { logs.contains($0.input) }.reduce(0) { $0 + $1.damaged }
  }
}

extension Damage.Place {
  fileprivate var isInLog: Bool {
    if case .chunk = self { true } else { false }
  }

  fileprivate var text: String {
    switch self {
    case .line(let number): ":\(number)"
    case .offset(let offset): " at byte \(CountText.grouped(offset))"
    case .chunk(nil, let offset): "header at byte \(CountText.grouped(offset))"
    case .chunk(let chunk?, let offset): "chunk \(CountText.grouped(chunk)) at byte \(CountText.grouped(offset))"
    }
  }
}
