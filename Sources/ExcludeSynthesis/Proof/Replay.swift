import Baseline
import RemoteThread
import SysmonRules

/// A replay in progress: events go through the configuration, and what comes out wrong is kept.
struct Replay {
  private var table: ReplayTable
  private var known: ExcludedStarts
  private(set) var counts = ExcludeProof.Counts()
  private(set) var failures: [ProofFailure] = []

  init(_ table: VerdictTable, known: ExcludedStarts) {
    self.table = ReplayTable(table)
    self.known = known
  }

  mutating func starts(of plan: ExcludePlan) {
    var paths = GeneralisedPaths(plan.generalisation)
    for start in plan.starts {
      guard let event = ProbeEvents(start)?.base else {
        failures.append(ProofFailure(replayed: .knownGood, tuple: start.summary.tuple, startAddress: nil))
        continue
      }
      let madeUp = TupleEvents.madeUp(start, &paths) + (TupleEvents.inUnknownTarget(start).map { [$0] } ?? [])
      for event in [event] + madeUp {
        counts.dropped += 1
        expect(logged: false, event, of: start.summary.tuple, as: .knownGood)
      }
    }
  }

  mutating func otherTuples(_ tuples: [TupleSummary]) {
    for summary in tuples {
      guard !known.isOpened(summary.tuple) else {
        if !summary.isKnownGood { counts.opened += 1 }
        continue
      }
      let others =
        known.names(summary.tuple) ? TupleEvents.atOtherOffsets(summary, than: known) : TupleEvents.of(summary)
      for event in others where !known.contains(event) {
        counts.logged += 1
        expect(logged: true, event, of: summary.tuple, as: .other)
      }
    }
  }

  /// Sends every probe beside as many members of `rule` as it takes to have each of its values in one.
  mutating func probes(against rule: ExcludeRule) {
    for member in Self.samples(of: rule) {
      guard let probes = ProbeEvents(member) else { continue }
      let answers = table.answers(to: probes)
      for probe in AdversaryProbe.againstRules {
        for (place, start) in answers.starts(of: probe).enumerated() {
          // Nearly all are logged, and to look one up among the known is dear.
          guard !table.isLogged(start) else {
            counts.probes += 1
            continue
          }
          let event = probes.events(of: probe)[place]
          guard !known.contains(event) else { continue }
          counts.probes += 1
          if let limit = rule.lifted.first(where: { $0.openedProbes.contains(probe) }) {
            counts.hidden[ExcludeProof.HiddenProbe(probe: probe, limit: limit), default: 0] += 1
          } else {
            fail(event, of: ThreadTuple(event, generalisation: .none), as: .probe(probe))
          }
        }
      }
    }
  }

  private static func samples(of rule: ExcludeRule) -> [ExactRule] {
    var seen: Set<FieldCondition> = []
    return rule.members.filter { member in
      let new = member.conditions.filter { !seen.contains($0) }
      seen.formUnion(new)
      return !new.isEmpty
    }
  }

  private mutating func expect(
    logged: Bool, _ event: RemoteThreadEvent, of tuple: ThreadTuple, as replayed: ProofFailure.Replayed
  ) {
    if table.isLogged(event) != logged { fail(event, of: tuple, as: replayed) }
  }

  private mutating func fail(_ event: RemoteThreadEvent, of tuple: ThreadTuple, as replayed: ProofFailure.Replayed) {
    failures.append(ProofFailure(replayed: replayed, tuple: tuple, startAddress: event.startAddress))
  }
}
