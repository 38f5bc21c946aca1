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
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      body { font: 15px/1.4 sans-serif; margin: 2em; color: #222; background: #fff; }
      table { border-collapse: collapse; }
      th, td { border-bottom: 1px solid #ccc; padding: .5em .8em; text-align: left; vertical-align: top; }
      code { font-size: 13px; overflow-wrap: anywhere; }
      pre { font-size: 12px; overflow-x: auto; }
      .critical, .high { color: #a00; font-weight: bold; }
      .medium { color: #850; font-weight: bold; }
      </style>
      </head>
      <body>
      <h1>\(HTMLText.escaped(title))</h1>
      <p>What no filter matches is \(AuditWords.fallback(words.configuration)).</p>
      <table>
      <thead><tr><th>Risk</th><th>Line</th><th>Exclusion</th><th>Findings</th></tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      </body>
      </html>

      """
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
