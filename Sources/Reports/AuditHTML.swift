import ExcludeSynthesis
public import SysmonRules
public import Workflows

/// An audit as one HTML page that needs nothing else: no script, no font, no picture.
public struct AuditHTML {
  private let outcome: AuditRun.Outcome
  private let words: FilterWords
  private let title: String

  /// The page of `outcome`; `name` is the configuration's.
  public init(_ outcome: AuditRun.Outcome, of configuration: FilterConfiguration, name: String) {
    self.outcome = outcome
    words = FilterWords(configuration)
    title = "Audit of \(name)"
  }

  /// The page, UTF-8, with a line end.
  public var page: String {
    let rows = AuditWords.sorted(outcome.exclusions).map(row).joined(separator: "\n")
    let body = """
      <p>What no filter matches is \(AuditWords.fallback(words.configuration)).</p>
      <table>
      <thead><tr><th>Risk</th><th>Line</th><th>Exclusion</th><th>Findings</th></tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      """
    return HTMLPage(title: title, body: body).text
  }

  private func row(_ audit: ExclusionAudit) -> String {
    let risk = audit.blindSpot.risk.rawValue
    let line = words.configuration.positions[audit.exclusion.path].map { "\($0.line)" } ?? ""
    let facts = AuditWords(audit, outcome).facts.map { "<li>\(HTMLText.escaped($0))</li>" }.joined()
    return "<tr><td class=\"\(risk)\">\(risk)</td><td>\(line)</td>"
      + "<td><code>\(HTMLText.escaped(words.text(at: audit.exclusion.path)))</code></td>"
      + "<td><ul>\(facts)</ul>\(replacement(audit))</td></tr>"
  }

  private func replacement(_ audit: ExclusionAudit) -> String {
    let rules = audit.replacement.compactMap { rule in
      try? ExcludeConfiguration.Rule(comment: [], conditions: rule.conditions).xml()
    }
    guard !rules.isEmpty else { return "" }
    let text = HTMLText.escaped(rules.joined(separator: "\n"))
    return "<details><summary>Narrower rules</summary><pre>\(text)</pre></details>"
  }
}
