import RemoteThread
public import Scoring

/// A finding as one line of NDJSON.
public enum FindingJSON {
  /// The line, without a line end.
  ///
  /// Keys: `time` (UtcTime, ISO 8601), `computer`, `record_id`, `source_image`, `target_image`, `start_module`,
  /// `start_function`, `start_address` (as Sysmon wrote them, null where blank), `score` and `components` in bits
  /// (rounded to four decimals), `level`, `p_value` (null without a calibration; to six decimals), `indicators` (their
  /// names), `attack` (numbers of ATT&CK techniques), `novelty`, `case_id`, `case`, `reasons` (of the score, then of the
  /// indicators), and `known_good`;
  /// `residual`, true, only of a record that stood behind the end of its event log's records.
  public static func line(_ finding: Finding) -> String { object(finding).description }

  static func object(_ finding: Finding) -> JSONLine {
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
    line.add("level", finding.level.rawValue)
    line.add("p_value", finding.pValue, places: 6)
    line.add("indicators", finding.indicators.map(\.kind.rawValue))
    line.add("attack", finding.techniques)
    line.add("novelty", finding.novelties.map(\.rawValue))
    line.add("case_id", finding.caseIdentity.id)
    line.add("case", finding.caseIdentity.description)
    line.add("reasons", finding.reasons + finding.indicators.map(\.evidence))
    line.add("known_good", finding.isKnownGood)
    if event.isResidual { line.add("residual", true) }
    return line
  }

  static func components(_ components: ScoreComponents) -> JSONLine {
    var line = JSONLine()
    line.add("source", components.source)
    line.add("target", components.target)
    line.add("start", components.start)
    line.add("offset", components.offset)
    return line
  }
}
