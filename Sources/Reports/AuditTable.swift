import Baseline
import EventSources
import ExcludeSynthesis
import RemoteThread
public import SysmonRules
public import Workflows

/// An audit as a table for people, the riskiest exclusions first.
public struct AuditTable {
  private let outcome: AuditRun.Outcome
  private let words: FilterWords
  private let width: Int
  private static let indent = String(repeating: " ", count: 10)

  /// The table of `outcome`, in lines of at most `width` characters (at least 40).
  public init(_ outcome: AuditRun.Outcome, of configuration: FilterConfiguration, width: Int) {
    self.outcome = outcome
    words = FilterWords(configuration)
    self.width = max(40, width)
  }

  /// What is dropped where nothing matches, then every exclusion.
  public var lines: [String] {
    var lines = TextLayout.wrap("What no filter matches is \(AuditWords.fallback(words.configuration)).", to: width)
    guard !outcome.exclusions.isEmpty else { return lines + ["No exclusion."] }
    lines += ["", TextLayout.left("RISK", 10) + "EXCLUSION"]
    var wrapped: [String: [String]] = [:]
    return lines + AuditWords.sorted(outcome.exclusions).flatMap { rows($0, &wrapped) }
  }

  /// `wrapped` has the lines of the facts so far, which many exclusions share.
  private func rows(_ audit: ExclusionAudit, _ wrapped: inout [String: [String]]) -> [String] {
    let title = "\(words.place(of: audit.exclusion.path)): \(words.text(at: audit.exclusion.path))"
    let room = width - Self.indent.count
    let first = TextLayout.wrap(title, to: room).enumerated().map { number, line in
      (number == 0 ? TextLayout.left(audit.blindSpot.risk.rawValue, 10) : Self.indent) + line
    }
    let facts = AuditWords(audit, outcome).facts + replacement(audit)
    return first
      + facts.flatMap { fact in
        if let lines = wrapped[fact] { return lines }
        let lines = TextLayout.wrap(PrintableText.escaped(fact), to: room - 2).enumerated()
          .map { Self.indent + ($0.offset == 0 ? "- " : "  ") + $0.element }
        wrapped[fact] = lines
        return lines
      }
  }

  private func replacement(_ audit: ExclusionAudit) -> [String] {
    guard !audit.replacement.isEmpty else { return [] }
    let shown = audit.replacement.prefix(1).map { rule in
      "narrower: " + rule.conditions.map(FilterWords.text).joined(separator: " and ")
    }
    let rest = audit.replacement.count - shown.count
    return shown + (rest > 0 ? ["… and \(CountText.counted(rest, "more narrower rule")) (--output json has all)"] : [])
  }
}

/// What an audit found of one exclusion, in words.
struct AuditWords {
  private let audit: ExclusionAudit
  private let outcome: AuditRun.Outcome

  init(_ audit: ExclusionAudit, _ outcome: AuditRun.Outcome) {
    self.audit = audit
    self.outcome = outcome
  }

  /// `logged`, or why it is not.
  static func fallback(_ configuration: FilterConfiguration) -> String {
    if configuration.decisionWithoutMatch.logged { return "logged" }
    return configuration.sections.count > 1 ? "dropped, for there are several sections" : "dropped"
  }

  /// The riskiest first, then in document order.
  static func sorted(_ audits: [ExclusionAudit]) -> [ExclusionAudit] {
    audits.sorted { left, right in
      let (first, second) = (left.blindSpot.risk, right.blindSpot.risk)
      return first != second ? first > second : left.exclusion.path < right.exclusion.path
    }
  }

  var facts: [String] {
    [audit.blindSpot.reason] + trimmed + volumes + hidden + support
  }

  private var trimmed: [String] {
    guard let spot = audit.trimmedBlindSpot else { return [] }
    return [
      "Sysmon keeps the white space around the value; without it the risk is \(spot.risk.rawValue): \(spot.reason)"
    ]
  }

  private var volumes: [String] {
    var found: [String] = []
    if outcome.hasBaseline { found.append("baseline: " + Self.volume(audit.baseline, ofTuples: true)) }
    if outcome.report.inputs > 0 { found.append("events: " + Self.volume(audit.events, ofTuples: false)) }
    return found
  }

  private static func volume(_ volume: ExclusionAudit.Volume, ofTuples: Bool) -> String {
    guard volume.events + volume.tuples > 0 else { return "never matched" }
    let tuples = ofTuples ? " in \(CountText.counted(volume.tuples, "tuple"))" : ""
    return "silences \(CountText.counted(volume.events, "event"))\(tuples), "
      + "\(CountText.grouped(volume.onlyHere)) of them by nothing else"
  }

  private var hidden: [String] {
    guard !audit.blindSpot.hidden.isEmpty else { return [] }
    return ["hides: " + audit.blindSpot.hidden.map(\.rawValue).joined(separator: "; ")]
  }

  private var support: [String] {
    guard outcome.hasBaseline else { return [] }
    let left = audit.leftLogged
    guard !audit.replacement.isEmpty else {
      return left == 0 ? [] : ["the baseline supports no rule for what it silences"]
    }
    let tuples = Set(audit.replacement.map(\.summary.tuple)).count
    return [
      "the baseline supports \(CountText.counted(audit.replacement.count, "narrower rule")) for "
        + "\(CountText.counted(tuples, "known-good tuple"))"
        + (left > 0 ? "; \(CountText.counted(left, "known-good tuple")) would be logged again" : "")
    ]
  }
}
