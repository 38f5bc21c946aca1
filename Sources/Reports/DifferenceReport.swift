import RemoteThread
public import SysmonRules
public import Workflows

/// The difference of two configurations, in words and as JSON.
public struct DifferenceReport {
  private let outcome: ComparisonRun.Outcome
  private let old: FilterWords
  private let new: FilterWords

  /// The report of `outcome`.
  public init(_ outcome: ComparisonRun.Outcome, old: FilterConfiguration, new: FilterConfiguration) {
    self.outcome = outcome
    self.old = FilterWords(old)
    self.new = FilterWords(new)
  }

  private var difference: ConfigurationDifference { outcome.difference }

  /// Lines of at most `width` characters (at least 40): filters that went (`-`), came (`+`) and are named otherwise (`~`),
  /// then tuples with their events.
  public func lines(width: Int) -> [String] {
    let width = max(40, width)
    var lines: [String] = []
    if let sections = difference.sections {
      lines.append("sections: \(Self.list(sections.old)) before, \(Self.list(sections.new)) now")
    }
    lines += difference.removed.map { "- \($0.onMatch.rawValue), old \(old.text(.matched($0.path, $0.onMatch)))" }
    lines += difference.added.map { "+ \($0.onMatch.rawValue), new \(new.text(.matched($0.path, $0.onMatch)))" }
    lines += difference.renamed.map { "~ another name, new \(new.text(.matched($0.path, $0.onMatch)))" }
    if difference.isEmpty { lines.append("The filters for CreateRemoteThread say the same.") }
    lines += tuples(outcome.baseline, "baseline") + tuples(outcome.events, "events")
    return lines.flatMap { line in
      TextLayout.wrap(PrintableText.escaped(line), to: width - 4).enumerated()
        .map { ($0.offset == 0 ? "" : "    ") + $0.element }
    }
  }

  private static func list(_ sections: [String]) -> String {
    sections.isEmpty ? "none" : sections.joined(separator: ", ")
  }

  private func tuples(_ changes: [ThreadTuple: ComparisonRun.Change], _ origin: String) -> [String] {
    Self.sorted(changes).flatMap { tuple, change -> [String] in
      let text = "\(tuple.source) -> \(tuple.target): \(tuple.start)"
      let counts = [("now dropped", change.nowDropped), ("now logged", change.nowLogged)].filter { $0.1 > 0 }
      return counts.map { "\(origin), \($0.0): \(CountText.counted($0.1, "event")) of \(text)" }
    }
  }

  private static func sorted(
    _ changes: [ThreadTuple: ComparisonRun.Change]
  ) -> [(ThreadTuple, ComparisonRun.Change)] {
    changes.map { ($0.key, $0.value) }.sorted { left, right in
      let (first, second) = (left.1.nowDropped + left.1.nowLogged, right.1.nowDropped + right.1.nowLogged)
      return first != second ? first > second : left.0 < right.0
    }
  }

  /// One object on one line.
  public var json: String {
    var line = JSONLine()
    line.add("removed", difference.removed.map { entry($0, old) })
    line.add("added", difference.added.map { entry($0, new) })
    line.add("renamed", difference.renamed.map { entry($0, new) })
    if let sections = difference.sections {
      line.add("old_sections", sections.old)
      line.add("new_sections", sections.new)
    }
    line.add("baseline", objects(outcome.baseline))
    line.add("events", objects(outcome.events))
    return line.description
  }

  private func entry(_ entry: ConfigurationDifference.Entry, _ words: FilterWords) -> JSONLine {
    var line = JSONLine()
    line.add("line", words.configuration.positions[entry.path]?.line)
    line.add("onmatch", entry.onMatch.rawValue)
    line.add("filter", words.text(at: entry.path))
    return line
  }

  private func objects(_ changes: [ThreadTuple: ComparisonRun.Change]) -> [JSONLine] {
    Self.sorted(changes).map { tuple, change in
      var line = JSONLine()
      line.add("source_image", tuple.source)
      line.add("target_image", tuple.target)
      line.add("start", tuple.start.description)
      line.add("now_dropped", change.nowDropped)
      line.add("now_logged", change.nowLogged)
      return line
    }
  }
}
