import SysmonRules

/// Findings in configurations as one JSON object.
public enum FindingsJSON {
  /// The object on one line, without a line end: `files`, each with `file`, counts and `findings`.
  public static func text(_ checked: [CheckedConfiguration]) -> String {
    var document = JSONLine()
    document.add("files", checked.map(object))
    return document.description
  }

  private static func object(_ checked: CheckedConfiguration) -> JSONLine {
    var line = JSONLine()
    line.add("file", checked.file)
    for severity in ConfigurationFinding.Severity.allCases.reversed() {
      line.add(severity.rawValue + "s", checked.findings.count { $0.severity == severity })
    }
    line.add("findings", checked.findings.map(object))
    return line
  }

  private static func object(_ finding: ConfigurationFinding) -> JSONLine {
    var line = JSONLine()
    line.add("line", finding.position.line)
    line.add("column", finding.position.column)
    line.add("severity", finding.severity.rawValue)
    line.add("rule", finding.kind.rawValue)
    line.add("message", finding.message)
    line.add("mend", finding.mend)
    return line
  }
}
