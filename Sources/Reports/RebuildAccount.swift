import Baseline
import RemoteThread
public import Workflows

/// What a rebuild did, in a few lines for the log.
public enum RebuildAccount {
  /// The lines; `seconds` is how long it took.
  public static func lines(_ outcome: RebuildRun.Outcome) -> [String] {
    let sections = NightReportSections(outcome.report, generation: outcome.generation.number)
    return ["published " + sections.title.prefix(1).lowercased() + sections.title.dropFirst()]
      + sections.facts.map { $0.name.lowercased() + ": " + $0.value }
  }
}
