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
