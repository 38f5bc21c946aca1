public import RemoteThread

/// Findings that belong together, as one line for people.
public struct FindingCase: Sendable {
  /// What they have in common.
  public let identity: CaseIdentity
  /// Findings in the case.
  public private(set) var findings: Int
  /// First and last event.
  public private(set) var seen: ClosedRange<UTCTime>
  /// The finding with the highest score; of equals the first in the order of output.
  public private(set) var worst: Finding
  /// The highest level of its findings.
  public private(set) var level: Level
  /// What was noticed in any of its findings, the weightiest first, then by name: one indicator of a kind, that of the
  /// first finding in the order of output.
  public var indicators: [Indicator] {
    noticed.values.map(\.indicator).sorted { ($0.kind.weight, $1.kind.rawValue) > ($1.kind.weight, $0.kind.rawValue) }
  }
  /// Computers, folded, of each day.
  private var hostsByDay: [UTCDay: Set<String>]
  private var noticed: [IndicatorKind: (indicator: Indicator, finding: Finding)]

  /// A case of one finding.
  public init(_ finding: Finding) {
    identity = finding.caseIdentity
    findings = 1
    seen = finding.event.utcTime...finding.event.utcTime
    worst = finding
    level = finding.level
    hostsByDay = [finding.event.utcTime.day: [ASCIIFold.fold(finding.event.computer)]]
    noticed = [:]
    notice(finding)
  }

  /// The highest score in the case.
  public var score: Double { worst.score }

  /// Computers, folded.
  public var hosts: Set<String> { hostsByDay.values.reduce(into: []) { $0.formUnion($1) } }

  /// Numbers of the ATT&CK techniques that its indicators point at, ascending.
  public var techniques: [String] { Set(noticed.values.flatMap(\.indicator.techniques)).sorted() }

  /// The reasons of the worst finding, then what was noticed.
  public var reasons: [String] { worst.reasons + indicators.map(\.evidence) }

  /// Adds a finding of the same case.
  public mutating func add(_ finding: Finding) {
    findings += 1
    let time = finding.event.utcTime
    seen = min(seen.lowerBound, time)...max(seen.upperBound, time)
    hostsByDay[time.day, default: []].insert(ASCIIFold.fold(finding.event.computer))
    level = max(level, finding.level)
    let isWorse = finding.score > worst.score
    if isWorse || (finding.score == worst.score && Finding.precedes(finding, worst)) { worst = finding }
    notice(finding)
  }

  private mutating func notice(_ finding: Finding) {
    for indicator in finding.indicators {
      if let known = noticed[indicator.kind], !Finding.precedes(finding, known.finding) { continue }
      noticed[indicator.kind] = (indicator, finding)
    }
  }

  /// Highest score first, then by first time and identity: a total order.
  public static func precedes(_ left: FindingCase, _ right: FindingCase) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return (left.seen.lowerBound, left.identity) < (right.seen.lowerBound, right.identity)
  }
}

extension FindingCase {
  /// What else may be said of the case; nil where there is nothing.
  ///
  /// A module that is updated starts its threads at another offset, on many hosts in a day.
  /// - Parameter fleet: hosts that the baseline knows.
  public func remark(fleet: Int) -> String? {
    guard case .newOffset = identity, let most = hostsByDay.values.map(\.count).max(),
      most >= Self.hostsOfAnUpdate(fleet: fleet)
    else { return nil }
    return "likely a module update: the same new offset on \(count(most, "host")) in a day"
  }

  /// Five hosts, or half of a smaller fleet, but at least two.
  private static func hostsOfAnUpdate(fleet: Int) -> Int { min(5, max(2, (fleet + 1) / 2)) }
}
