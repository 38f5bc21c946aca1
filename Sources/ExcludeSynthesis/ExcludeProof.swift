public import Baseline
import RemoteThread
public import SysmonRules

/// Proof by replay: what a printed configuration does with everything that the baseline knows and with an attacker's
/// obvious next moves.
public enum ExcludeProof {
  /// What was replayed.
  public struct Counts: Sendable, Hashable {
    /// Events of excluded tuples, all dropped.
    public var dropped = 0
    /// Events of every other tuple, all logged.
    public var logged = 0
    /// Probes, all logged.
    public var probes = 0
  }

  /// Reads `xml` as both of Sysmon's readers do and replays `tuples` and, for each rule of `plan`, the probes.
  ///
  /// Throws where the file is not one lone exclude section that both readers take alike, where a tuple of the plan is
  /// still logged, and where anything else is dropped. Nothing may then be written.
  public static func check(
    _ xml: [UInt8], plan: ExcludePlan, tuples: [TupleSummary]
  ) throws(ExcludeProofError) -> Counts {
    let configuration: FilterConfiguration
    do throws(ConfigurationError) {
      configuration = try FilterConfiguration(xml: xml)
    } catch {
      throw .unreadable(error)
    }
    guard configuration.sections.map(\.onMatch) == [.exclude], configuration.remarks.isEmpty else {
      throw .notOneExcludeSection(sections: configuration.sections.count)
    }
    var replay = Replay(configuration: configuration, known: ExcludedStarts(plan))
    replay.tuplesOfPlan(plan)
    replay.otherTuples(tuples)
    for rule in plan.rules { replay.probes(against: rule) }
    guard replay.failures.isEmpty else { throw .failed(replay.failures) }
    return replay.counts
  }
}

/// Why a printed configuration must not be used.
public enum ExcludeProofError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A reader refuses it, or the two read it differently.
  case unreadable(ConfigurationError)
  /// Not exactly one section, and that an exclude section.
  case notOneExcludeSection(sections: Int)
  /// Events that should have been logged or dropped and were not, at least one.
  case failed([ProofFailure])

  /// One sentence, with the first failure where there are many.
  public var description: String {
    switch self {
    case .unreadable(let error): "the generated configuration cannot be read: \(error)"
    case .notOneExcludeSection(let count): "the generated configuration has \(count) sections that Sysmon keeps"
    case .failed(let failures):
      "the generated configuration failed \(failures.count) replays; the first: "
        + (failures.first?.description ?? "none")
    }
  }
}
