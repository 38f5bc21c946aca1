public import Baseline
import RemoteThread

/// What is on probation or in quarantine, for people and for programs.
public enum RestraintTable {
  /// One entry of some lines, none longer than `width` where words allow.
  public static func lines(_ one: RestrainedStart, width: Int) -> [String] {
    let offset = one.start.offset.map { "+" + OffsetText.hexadecimal($0) } ?? ""
    let support = one.support
    let facts =
      "\(CountText.counted(support.hostDays, "host-day")), \(CountText.counted(support.hosts, "host")), "
      + "\(CountText.counted(support.days, "day")), \(CountText.counted(support.events, "event")); "
      + "wide on \(CountText.counted(one.wideDays, "day"))"
    let title = "\(one.id)  \(one.status.rawValue)  \(one.start.tuple.source) -> \(one.start.tuple.target)"
    let below = ["at \(one.start.tuple.start)\(offset)", one.reason ?? "no reason was kept", facts]
    return TextLayout.wrap(PrintableText.escaped(title), to: width)
      + below.flatMap { TextLayout.wrap(PrintableText.escaped($0), to: width - 4).map { "    " + $0 } }
  }

  /// One JSON object.
  public static func json(_ one: RestrainedStart) -> String {
    var line = JSONLine()
    line.add("id", one.id)
    line.add("status", one.status.rawValue)
    line.add("source", one.start.tuple.source)
    line.add("target", one.start.tuple.target)
    line.add("module", one.start.tuple.start.module)
    line.add("function", one.start.tuple.start.function)
    line.add("start_class", one.start.tuple.start.startClass.rawValue)
    line.add("offset", one.start.offset.map(OffsetText.hexadecimal))
    line.add("reason", one.reason)
    line.add("events", one.support.events)
    line.add("host_days", one.support.hostDays)
    line.add("hosts", one.support.hosts)
    line.add("days", one.support.days)
    line.add("wide_days", one.wideDays)
    line.add("first_seen", one.support.seen?.lowerBound.iso8601)
    line.add("last_seen", one.support.seen?.upperBound.iso8601)
    return line.description
  }

  /// Raw spellings of the tuple.
  public static func spellings(_ one: RestrainedStart, width: Int) -> [String] {
    let example = one.example
    let start = [example.module, example.function].compactMap(\.self).joined(separator: "!")
    return ["for example \(example.source)", "-> \(example.target)", start.isEmpty ? nil : "at \(start)"]
      .compactMap(\.self).flatMap { TextLayout.wrap(PrintableText.escaped($0), to: width - 4).map { "    " + $0 } }
  }

  /// What was decided about a start that nothing keeps back any more.
  public static func line(_ start: TupleStart, _ standing: Standing) -> String {
    PrintableText.escaped(
      "\(RestrainedStart.id(of: start))  \(standing.status.rawValue)  \(start.tuple.source) -> \(start.tuple.target) at "
        + "\(start.tuple.start)\(start.offset.map { "+" + OffsetText.hexadecimal($0) } ?? "")")
  }

  /// A decision in one line.
  public static func line(_ decision: QuarantineDecision) -> String {
    PrintableText.escaped("\(decision.time): \(decision.reason)")
  }
}
