import RemoteThread
public import SysmonRules

/// A configuration file with what was found in it.
public struct CheckedConfiguration: Sendable {
  /// The file as it was named.
  public let file: String
  /// In the order of the file.
  public let findings: [ConfigurationFinding]

  /// Joins a file and its findings.
  public init(file: String, findings: [ConfigurationFinding]) {
    self.file = file
    self.findings = findings
  }

  /// Whether any finding is an error.
  public var hasError: Bool { findings.contains { $0.severity == .error } }
}

/// Findings in configurations, for people.
public enum FindingsText {
  /// `sysmon.xml:8:12: error: … [never-matches]` and, below it, what to do.
  public static func lines(_ checked: CheckedConfiguration) -> [String] {
    checked.findings.flatMap { finding in
      let place = "\(checked.file):\(finding.position.line):\(finding.position.column)"
      let first = "\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.kind.rawValue)]"
      return ([first] + (finding.mend.map { ["    mend: \($0)"] } ?? [])).map(PrintableText.escaped)
    }
  }

  /// `checked 2 files: 3 errors, 1 warning, 0 notes`.
  public static func summary(_ checked: [CheckedConfiguration]) -> String {
    let counts = ConfigurationFinding.Severity.allCases.reversed().map { severity in
      let count = checked.flatMap(\.findings).count { $0.severity == severity }
      return CountText.counted(count, severity.rawValue)
    }
    return "checked \(CountText.counted(checked.count, "file")): " + counts.joined(separator: ", ")
  }
}
