import SysmonRules

/// Findings in configurations as SARIF 2.1.0 (OASIS), which tools for code review show beside the lines.
public enum FindingsSARIF {
  /// The log on one line, without a line end. `version` is the program's.
  public static func text(_ checked: [CheckedConfiguration], version: String) -> String {
    var log = JSONLine()
    log.add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    log.add("version", "2.1.0")
    log.add("runs", [run(checked, version: version)])
    return log.description
  }

  private static func run(_ checked: [CheckedConfiguration], version: String) -> JSONLine {
    var driver = JSONLine()
    driver.add("name", "heddle")
    driver.add("version", version)
    driver.add("rules", FindingKind.allCases.map(rule))
    var tool = JSONLine()
    tool.add("driver", driver)
    var run = JSONLine()
    run.add("tool", tool)
    run.add("columnKind", "unicodeCodePoints")
    run.add("results", checked.flatMap { file in file.findings.map { result($0, in: file.file) } })
    return run
  }

  private static func rule(_ kind: FindingKind) -> JSONLine {
    var rule = JSONLine()
    rule.add("id", kind.rawValue)
    rule.add("shortDescription", text(kind.summary))
    return rule
  }

  private static func result(_ finding: ConfigurationFinding, in file: String) -> JSONLine {
    var region = JSONLine()
    region.add("startLine", finding.position.line)
    region.add("startColumn", finding.position.column)
    var artifact = JSONLine()
    artifact.add("uri", uri(file))
    var place = JSONLine()
    place.add("artifactLocation", artifact)
    place.add("region", region)
    var location = JSONLine()
    location.add("physicalLocation", place)
    var result = JSONLine()
    result.add("ruleId", finding.kind.rawValue)
    result.add("ruleIndex", FindingKind.allCases.firstIndex(of: finding.kind))
    result.add("level", finding.severity.rawValue)
    result.add("message", text(finding.message + (finding.mend.map { "; mend: \($0)" } ?? "")))
    result.add("locations", [location])
    return result
  }

  private static func text(_ text: String) -> JSONLine {
    var message = JSONLine()
    message.add("text", text)
    return message
  }

  /// The path as a URI reference (RFC 3986): a relative path stays one.
  private static func uri(_ path: String) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    let escaped = path.utf8.reduce(into: "") { text, byte in
      if allowed.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return path.hasPrefix("/") ? "file://" + escaped : escaped
  }
}
