public import Baseline
public import ExcludeSynthesis
import SysmonRules

/// Makes an exclude configuration of a baseline, and proves it.
public struct Generation {
  /// A configuration that passed its proof.
  public struct Outcome: Sendable {
    /// The file: UTF-8, LF.
    public let xml: [UInt8]
    /// The rules, and the known-good tuples that got none.
    public let plan: ExcludePlan
    /// What was replayed through the printed file.
    public let proof: ExcludeProof.Counts
  }

  /// Makes a run.
  public init() {}

  /// Synthesises, prints, reads the print back and replays. Throws where the proof fails: there is no file then.
  public func run(_ store: any BaselineStore) throws -> Outcome {
    let tuples = try store.tuples()
    let plan = ExcludeSynthesis.synthesise(tuples: tuples, generalisation: try store.settings.generalisation)
    let xml = try plan.configuration.xml()
    let proof = try ExcludeProof.check(xml, plan: plan, tuples: tuples)
    return Outcome(xml: xml, plan: plan, proof: proof)
  }
}
