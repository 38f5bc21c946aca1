import RemoteThread
public import Scoring

/// A finding as one line of NDJSON.
public enum FindingJSON {
  /// The line, without a line end.
  ///
  /// Keys: `time` (UtcTime, ISO 8601), `computer`, `record_id`, `source_image`, `target_image`, `start_module`,
  /// `start_function`, `start_address` (as Sysmon wrote them, null where blank), `score` and `components` in bits
  /// (rounded to four decimals), `novelty`, `case`, `reasons`, and `known_good`;
  /// `residual`, true, only of a record that stood behind the end of its event log's records.
  public static func line(_ finding: Finding) -> String {
    let event = finding.event
    var line = JSONLine()
    line.add("time", event.utcTime.iso8601)
    line.add("computer", event.computer)
    line.add("record_id", event.recordID)
    line.add("source_image", event.sourceImage.rawValue)
    line.add("target_image", event.targetImage.rawValue)
    line.add("start_module", event.startModule?.rawValue)
    line.add("start_function", event.startFunction)
    line.add("start_address", event.startAddress?.description)
    line.add("score", finding.score)
    line.add("components", components(finding.components))
    line.add("novelty", finding.novelties.map(\.rawValue))
    line.add("case", finding.caseIdentity.description)
    line.add("reasons", finding.reasons)
    line.add("known_good", finding.isKnownGood)
    if event.isResidual { line.add("residual", true) }
    return line.description
  }

  private static func components(_ components: ScoreComponents) -> JSONLine {
    var line = JSONLine()
    line.add("source", components.source)
    line.add("target", components.target)
    line.add("start", components.start)
    line.add("offset", components.offset)
    return line
  }
}
