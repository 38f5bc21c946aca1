import RemoteThread
public import Scoring

/// A case as one line of NDJSON.
public enum CaseJSON {
  /// The line, without a line end.
  ///
  /// Keys: `case_id`, `case`, `level` (the highest of its findings), `score`, `p_value`, `components`, `findings`,
  /// `hosts` (computers, folded), `first_seen` and `last_seen` (UtcTime, ISO 8601), `indicators`, `attack`, `reasons`,
  /// `remark` (null where there is none) and `worst`, the finding with the highest score as ``FindingJSON`` has it.
  /// Score, p-value and components are those of the worst finding.
  /// - Parameter fleet: hosts that the baseline knows.
  public static func line(_ one: FindingCase, fleet: Int) -> String {
    var line = JSONLine()
    line.add("case_id", one.identity.id)
    line.add("case", one.identity.description)
    line.add("level", one.level.rawValue)
    line.add("score", one.score)
    line.add("p_value", one.worst.pValue, places: 6)
    line.add("components", FindingJSON.components(one.worst.components))
    line.add("findings", one.findings)
    line.add("hosts", one.hosts.sorted())
    line.add("first_seen", one.seen.lowerBound.iso8601)
    line.add("last_seen", one.seen.upperBound.iso8601)
    line.add("indicators", one.indicators.map(\.kind.rawValue))
    line.add("attack", one.techniques)
    line.add("reasons", one.reasons)
    line.add("remark", one.remark(fleet: fleet))
    line.add("worst", FindingJSON.object(one.worst))
    return line.description
  }
}
