import Baseline
import RemoteThread
import Scoring
public import Workflows

/// One finding in full, as one line of JSON.
public enum ExplanationJSON {
  /// The line, without a line end.
  ///
  /// Keys: `recorded` (whether it is of an event that was read; otherwise time and computer of the finding say nothing),
  /// `finding` (as ``FindingJSON`` has it), `parts` (their terms with bits and, of each context, the counts, surprisal,
  /// entropy and what is usual), `known` (null where the tuple was never seen), `neighbours`, `host_scope` and `hosts`.
  public static func line(_ explained: ExplainedFinding) -> String {
    var line = JSONLine()
    line.add("recorded", explained.isRecorded)
    line.add("finding", FindingJSON.object(explained.finding))
    line.add("parts", explained.detail.parts.map(part))
    if let known = explained.known { line.add("known", summary(known)) } else { line.add("known", nil as String?) }
    line.add(
      "neighbours",
      explained.neighbours.map { neighbour in
        var line = JSONLine()
        line.add("difference", neighbour.difference.rawValue)
        line.add("tuple", summary(neighbour.summary))
        return line
      })
    line.add("host_scope", explained.hostScope.rawValue)
    line.add("hosts", explained.hosts.map(host))
    return line.description
  }

  private static func part(_ part: ScoreDetail.Part) -> JSONLine {
    var line = JSONLine()
    line.add("name", part.name)
    line.add("bits", part.bits)
    line.add(
      "terms",
      part.terms.map { term in
        var line = JSONLine()
        line.add("subject", term.subject)
        line.add("bits", term.bits)
        line.add("contexts", term.steps.map(step))
        return line
      })
    return line
  }

  private static func step(_ step: ScoreDetail.Step) -> JSONLine {
    var line = JSONLine()
    line.add("context", step.context)
    line.add("unit", step.unit)
    line.add("seen", step.seen)
    line.add("total", step.total)
    line.add("distinct", step.distinct)
    line.add("surprisal", step.surprisal)
    line.add("entropy", step.entropy)
    line.add(
      "usual",
      step.usual.map { usual in
        var line = JSONLine()
        line.add("name", usual.name)
        line.add("count", usual.count)
        return line
      })
    return line
  }

  private static func summary(_ summary: TupleSummary) -> JSONLine {
    let (tuple, support) = (summary.tuple, summary.support)
    var line = JSONLine()
    line.add("source", tuple.source)
    line.add("target", tuple.target)
    line.add("module", tuple.start.module)
    line.add("function", tuple.start.function)
    line.add("start_class", tuple.start.startClass.rawValue)
    line.add("status", summary.status.rawValue)
    line.add("known_good", summary.isKnownGood)
    line.add("events", support.events)
    line.add("host_days", support.hostDays)
    line.add("hosts", support.hosts)
    line.add("days", support.days)
    line.add("first_seen", support.seen?.lowerBound.iso8601)
    line.add("last_seen", support.seen?.upperBound.iso8601)
    return line
  }

  private static func host(_ host: HostSupport) -> JSONLine {
    var line = JSONLine()
    line.add("host", host.host)
    line.add("days", host.days)
    line.add("events", host.events)
    line.add("first_day", host.seen.lowerBound.description)
    line.add("last_day", host.seen.upperBound.description)
    return line
  }
}
