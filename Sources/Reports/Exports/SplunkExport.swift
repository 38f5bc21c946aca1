import SysmonRules

/// A term for Splunk's search command that takes the excluded events out, with the field names of the Splunk Add-on for
/// Sysmon.
///
/// The search command compares field values without case. `*` is its wildcard and nothing takes that meaning from it;
/// `\` escapes quotes and itself (Splunk Search Manual, "Backslashes").
struct SplunkExport: ExportWriter {
  func check(_ term: ExportTerm) throws(ExportFault) {
    try term.checkValues(without: ["*", "`", "|"], foldsLetters: true)
  }

  func text(of terms: [ExportTerm]) -> String {
    "NOT (EventCode=8 (\n    " + terms.map(Self.text).joined(separator: "\n    OR ") + "\n))\n"
  }

  /// With a parenthesis around all that is joined: `OR` binds closer than `AND` in this language.
  private static func text(_ term: ExportTerm) -> String {
    switch term {
    case .test(let test): alternatives(test)
    case .not(let test): "(NOT \(alternatives(test)))"
    case .all(let parts): parts.count == 1 ? text(parts[0]) : "(" + parts.map(text).joined(separator: " ") + ")"
    case .any(let parts): parts.count == 1 ? text(parts[0]) : "(" + parts.map(text).joined(separator: " OR ") + ")"
    }
  }

  private static func alternatives(_ test: ExportTest) -> String {
    let texts = test.values.map { "\(test.field.rawValue)=\(quoted($0, test.kind))" }
    return texts.count == 1 ? texts[0] : "(" + texts.joined(separator: " OR ") + ")"
  }

  private static func quoted(_ value: String, _ kind: ExportTest.Kind) -> String {
    let escaped = value.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\\" || scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    let (start, end) = (kind == .contains || kind == .ends, kind == .contains || kind == .begins)
    return "\"" + (start ? "*" : "") + escaped + (end ? "*" : "") + "\""
  }
}
