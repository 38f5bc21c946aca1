public import Baseline
import RemoteThread
public import Workflows

/// Generations and what changed between two, for people.
public enum GenerationTable {
  /// One line: number, when, window and its figures.
  public static func line(_ generation: BaselineGeneration) -> String {
    let window = "\(generation.window.lowerBound) to \(generation.window.upperBound)"
    guard let report = NightReport(json: generation.report) else {
      return "\(generation.number)  \(generation.published)  \(window)  its report is of another version"
    }
    return "\(generation.number)  \(generation.published)  \(window)  "
      + "\(CountText.counted(report.baseline.knownGood, "known-good tuple")), "
      + "\(CountText.counted(report.configuration.rules, "rule")), \(CountText.counted(report.events.new, "new event")), "
      + CountText.counted(report.alerts.cases, "alert")
  }

  /// What changed, in meaning.
  public static func lines(_ outcome: GenerationComparison.Outcome) -> [String] {
    var lines = [line(outcome.old), line(outcome.new), ""]
    lines += section("Tuples", outcome.changes.map(text))
    lines += section("Rules added", outcome.addedRules)
    lines += section("Rules dropped", outcome.droppedRules)
    lines += ["Residual volume:"] + [outcome.old, outcome.new].map { "  " + residual($0) }
    return lines
  }

  private static func section(_ name: String, _ lines: [String]) -> [String] {
    lines.isEmpty
      ? ["\(name): no change", ""]
      : ["\(name) (\(CountText.grouped(lines.count))):"] + lines.map { "  " + PrintableText.escaped($0) } + [""]
  }

  private static func text(_ change: GenerationComparison.Change) -> String {
    let tuple = "\(change.tuple.source) -> \(change.tuple.target) at \(change.tuple.start)"
    switch (change.old, change.new) {
    case (nil, let new?): return "came: \(tuple): \(new)"
    case (let old?, nil): return "went: \(tuple): was \(old)"
    case (let old, let new): return "changed: \(tuple): \(old ?? "-") -> \(new ?? "-")"
    }
  }

  private static func residual(_ generation: BaselineGeneration) -> String {
    guard let events = NightReport(json: generation.report)?.events else { return "\(generation.number): not known" }
    return "\(generation.number): logs \(CountText.grouped(events.logged)) of the "
      + "\(CountText.counted(events.logged + events.dropped, "event")) of its night"
  }
}
