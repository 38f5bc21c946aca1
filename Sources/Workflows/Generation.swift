public import Baseline
public import ExcludeSynthesis
import Foundation
public import SysmonRules

/// Makes an exclude configuration of a baseline, and proves it.
public struct Generation: Sendable {
  /// What may be excluded, and for which Sysmon.
  public var policy = SynthesisPolicy.standard
  /// How much of what may be excluded the rules have to silence.
  public var goal = RuleGoal.everything
  /// How much of a file is printed.
  public var format = ExcludeConfiguration.Format.full
  /// Whether each rule is printed with its evidence above it.
  public var hasComments = true
  /// Whether each rule is printed with a name, which `config replay` shows.
  public var hasNames = false
  /// Seconds that the search for the fewest rules may take.
  public var timeLimit = 10.0
  /// Whether the SHA-256 of the baseline is found out: that reads all of it once more.
  public var digestsBaseline = false

  /// A configuration that passed its proof.
  public struct Outcome: Sendable {
    /// The file: UTF-8, LF.
    public let xml: [UInt8]
    /// The rules, and the known-good tuples that got none.
    public let plan: ExcludePlan
    /// What was replayed through the printed file.
    public let proof: ExcludeProof.Counts
    /// How much of the baseline the file silences.
    public let coverage: Coverage
    /// SHA-256 of the file, in hexadecimal digits.
    public let digest: String
    /// SHA-256 of the baseline in its text form, as `heddle baseline export` prints it; nil where it was not asked for.
    public let baselineDigest: String?
  }

  /// Makes a run with the usual options.
  public init() {}

  /// Synthesises, prints, reads the print back and replays. Throws where the proof fails: there is no file then.
  public func run(_ store: any BaselineStore) throws -> Outcome {
    let tuples = try store.tuples()
    let plan = ExcludeSynthesis.synthesise(
      tuples: tuples, generalisation: try store.settings.generalisation, policy: policy, goal: goal, limit: limit)
    let xml = try plan.configuration(withComments: hasComments, named: hasNames).xml(format)
    let whole = format == .section ? ExcludeConfiguration.wrapped(section: xml, schema: policy.schema) : xml
    let proof = try ExcludeProof.check(whole, plan: plan, tuples: tuples)
    let coverage = Coverage(of: plan, tuples: tuples, days: try store.days().count)
    let baselineDigest = try digestsBaseline ? Self.digest(of: store) : nil
    return Outcome(
      xml: xml, plan: plan, proof: proof, coverage: coverage, digest: SHA256.digest(of: xml),
      baselineDigest: baselineDigest)
  }

  /// The clock is that of the processor: on a machine that is busy with other things it must not end what the steps allow.
  private var limit: SearchLimit {
    let end = clock() + clock_t(min(timeLimit, 86_400) * 1_000_000)
    return SearchLimit(steps: SearchLimit.steps(in: timeLimit)) { clock() >= end }
  }

  private static func digest(of store: any BaselineStore) throws -> String {
    let hash = SHA256()
    try store.exportRows { row in
      let line = try BaselineTextForm.line(of: row) + "\n"
      hash.update(Array(line.utf8))
    }
    return hash.finish()
  }
}
