import EventSources
import ExcludeSynthesis
public import SysmonRules
public import Workflows

/// An audit as one JSON object.
public enum AuditJSON {
  /// The object on one line: `logged_by_default` and `exclusions` in document order. Figures of a baseline or of events
  /// that there was none of are 0, and without either there is no `never_matched`.
  public static func text(_ outcome: AuditRun.Outcome, of configuration: FilterConfiguration) -> String {
    let words = FilterWords(configuration)
    var document = JSONLine()
    document.add("logged_by_default", configuration.decisionWithoutMatch.logged)
    let isHeld = outcome.hasBaseline || outcome.report.inputs > 0
    document.add("exclusions", outcome.exclusions.map { object($0, words, isHeld: isHeld) })
    return document.description
  }

  private static func object(_ audit: ExclusionAudit, _ words: FilterWords, isHeld: Bool) -> JSONLine {
    var line = JSONLine()
    line.add("line", words.configuration.positions[audit.exclusion.path]?.line)
    line.add("exclusion", words.text(at: audit.exclusion.path))
    line.add("risk", audit.blindSpot.risk.rawValue)
    line.add("reason", audit.blindSpot.reason)
    if let spot = audit.trimmedBlindSpot {
      line.add("risk_without_white_space", spot.risk.rawValue)
      line.add("reason_without_white_space", spot.reason)
      line.add("hides_without_white_space", spot.hidden.map(\.rawValue))
    }
    line.add("hides", audit.blindSpot.hidden.map(\.rawValue))
    if isHeld { line.add("never_matched", audit.neverMatched) }
    line.add("baseline", object(audit.baseline))
    line.add("events", object(audit.events))
    line.add(
      "replacement",
      audit.replacement.compactMap { rule in
        try? ExcludeConfiguration.Rule(comment: [], conditions: rule.conditions).xml()
      })
    line.add("left_logged", audit.leftLogged)
    return line
  }

  private static func object(_ volume: ExclusionAudit.Volume) -> JSONLine {
    var line = JSONLine()
    line.add("tuples", volume.tuples)
    line.add("events", volume.events)
    line.add("only_here", volume.onlyHere)
    return line
  }
}
