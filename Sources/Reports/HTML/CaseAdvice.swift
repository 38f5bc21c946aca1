import Baseline
import ExcludeSynthesis
import RemoteThread
import Scoring
import SysmonRules

/// What to do about a finding: queries that find its like, and the narrowest exclusion, where there is a safe one.
struct CaseAdvice {
  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  /// A rule, or why there can be none.
  enum Exclusion {
    case rule(String)
    case none(String)
  }

  /// The query in the language of Kibana (KQL), with the fields of winlogbeat.
  var kibanaQuery: String {
    (["event.code: \"8\""] + fields.map { "winlog.event_data.\($0.name): \(Self.quoted($0.value))" })
      .joined(separator: " and ")
  }

  /// The search for Splunk, with the fields of Sysmon's add-on.
  var splunkQuery: String {
    (["EventCode=8"] + fields.map { "\($0.name)=\(Self.quoted($0.value))" }).joined(separator: " ")
  }

  /// The command that explains the event; nil where it has no record number.
  var explainCommand: String? {
    finding.event.recordID.map { record in
      "heddle explain FILES --baseline BASELINE --record " + Self.shellQuoted("\(record)@\(finding.event.computer)")
    }
  }

  /// What a known-good tuple like this would be excluded by, and nothing wider.
  var exclusion: Exclusion {
    let event = finding.event
    let offsets = event.startOffset.map {
      [
        OffsetSummary(
          offset: $0, hostDays: 1, days: 1, events: 1, status: .learned,
          policy: .init(minimumHostDays: 1, minimumDays: 1))
      ]
    }
    let summary = TupleSummary(
      tuple: finding.tuple, example: TupleExample(event), support: .none, status: .approved, isKnownGood: true,
      offsets: offsets ?? [])
    let plan = ExcludeSynthesis.synthesise(tuples: [summary])
    if let reason = plan.leftOut.first?.reason { return .none("\(reason)") }
    let rules = plan.rules.compactMap { try? ExcludeConfiguration.Rule(comment: [], conditions: $0.conditions).xml() }
    guard !rules.isEmpty else { return .none("No rule can be written for it.") }
    return .rule(rules.joined(separator: "\n"))
  }

  private var fields: [(name: String, value: String)] {
    let event = finding.event
    return [
      ("SourceImage", event.sourceImage.rawValue), ("TargetImage", event.targetImage.rawValue),
      ("StartModule", event.startModule?.rawValue), ("StartFunction", event.startFunction),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// In quotes, in which both languages take a backslash for an escape.
  private static func quoted(_ value: String) -> String {
    "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func shellQuoted(_ value: String) -> String { "'" + value.replacing("'", with: #"'\''"#) + "'" }
}
