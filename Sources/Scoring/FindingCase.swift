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
  /// Computers, folded.
  public private(set) var hosts: Set<String>

  /// A case of one finding.
  public init(_ finding: Finding) {
    identity = finding.caseIdentity
    findings = 1
    seen = finding.event.utcTime...finding.event.utcTime
    worst = finding
    hosts = [ASCIIFold.fold(finding.event.computer)]
  }

  /// The highest score in the case.
  public var score: Double { worst.score }

  /// Adds a finding of the same case.
  public mutating func add(_ finding: Finding) {
    findings += 1
    let time = finding.event.utcTime
    seen = min(seen.lowerBound, time)...max(seen.upperBound, time)
    hosts.insert(ASCIIFold.fold(finding.event.computer))
    let isWorse = finding.score > worst.score
    if isWorse || (finding.score == worst.score && Finding.precedes(finding, worst)) { worst = finding }
  }

  /// Highest score first, then by first time and identity: a total order.
  public static func precedes(_ left: FindingCase, _ right: FindingCase) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return (left.seen.lowerBound, left.identity) < (right.seen.lowerBound, right.identity)
  }
}

/// Gathers findings into cases, whatever their order.
public struct CaseCollection: Sendable {
  private var cases: [CaseIdentity: FindingCase] = [:]

  /// No cases.
  public init() {}

  /// Adds a finding to its case.
  public mutating func add(_ finding: Finding) {
    if cases[finding.caseIdentity]?.add(finding) == nil { cases[finding.caseIdentity] = FindingCase(finding) }
  }

  /// Number of cases.
  public var count: Int { cases.count }

  /// The cases, highest score first.
  public var sorted: [FindingCase] { cases.values.sorted(by: FindingCase.precedes) }
}
