import RemoteThread
public import Scoring

/// Findings as CSV (RFC 4180) with a header.
public enum FindingCSV {
  /// The header line, without a line end. The columns are the keys of ``FindingJSON`` with the components spread out.
  public static let header = [
    "time", "computer", "record_id", "source_image", "target_image", "start_module", "start_function",
    "start_address", "score", "source_bits", "target_bits", "start_bits", "offset_bits", "level", "p_value",
    "indicators",
    "attack", "novelty", "case_id", "case", "reasons", "known_good",
  ].joined(separator: ",")

  /// The line of a finding, without a line end. Lists are joined by `; `.
  public static func line(_ finding: Finding) -> String {
    let event = finding.event
    let parts = finding.components
    let cells: [String] = [
      event.utcTime.iso8601, event.computer, event.recordID.map { String($0) } ?? "", event.sourceImage.rawValue,
      event.targetImage.rawValue, event.startModule?.rawValue ?? "", event.startFunction ?? "",
      event.startAddress?.description ?? "", Decimals.text(finding.score), Decimals.text(parts.source),
      Decimals.text(parts.target), Decimals.text(parts.start), Decimals.text(parts.offset),
      finding.level.rawValue, finding.pValue.map { Decimals.text($0, places: 6) } ?? "",
      finding.indicators.map(\.kind.rawValue).joined(separator: "; "), finding.techniques.joined(separator: "; "),
      finding.novelties.map(\.rawValue).joined(separator: "; "), finding.caseIdentity.id,
      finding.caseIdentity.description,
      (finding.reasons + finding.indicators.map(\.evidence)).joined(separator: "; "),
      finding.isKnownGood ? "true" : "false",
    ]
    return cells.map(CSVCell.text).joined(separator: ",")
  }
}

/// One cell of a CSV line.
enum CSVCell {
  /// Quoted where needed. A cell that a spreadsheet would take for a formula gets an apostrophe in front
  /// (OWASP, "CSV Injection"), for names in a log are anybody's.
  static func text(_ value: String) -> String {
    let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = isFormula ? "'" + value : value
    guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
