import Baseline
import RemoteThread
import SysmonRules

/// What a plan means to exclude: tuples, and of starts that only their offset names, the offsets.
struct ExcludedStarts {
  private var offsets: [ThreadTuple: Set<UInt16>] = [:]
  private let generalisation: PathGeneralisation
  let summaries: Set<TupleSummary>

  init(_ plan: ExcludePlan) {
    generalisation = plan.generalisation
    summaries = Set(plan.rules.map(\.summary))
    for rule in plan.rules {
      offsets[rule.summary.tuple, default: []].formUnion(rule.offset.map { [$0] } ?? [])
    }
  }

  func contains(_ event: RemoteThreadEvent) -> Bool {
    let tuple = ThreadTuple(event, generalisation: generalisation)
    guard let known = offsets[tuple] else { return false }
    return !tuple.start.isNamedByOffset || event.startOffset.map(known.contains) == true
  }
}

/// A replay in progress: events go through the configuration, and what comes out wrong is kept.
struct Replay {
  let configuration: FilterConfiguration
  let known: ExcludedStarts
  private(set) var counts = ExcludeProof.Counts()
  private(set) var failures: [ProofFailure] = []

  init(configuration: FilterConfiguration, known: ExcludedStarts) {
    self.configuration = configuration
    self.known = known
  }

  mutating func tuplesOfPlan(_ plan: ExcludePlan) {
    for rule in plan.rules {
      guard let event = ProbeEvents(rule)?.base else {
        failures.append(ProofFailure(replayed: .knownGood, tuple: rule.summary.tuple, startAddress: nil))
        continue
      }
      for event in [event] + TupleEvents.madeUp(rule, plan.generalisation) {
        counts.dropped += 1
        expect(logged: false, event, of: rule.summary.tuple, as: .knownGood)
      }
    }
  }

  mutating func otherTuples(_ tuples: [TupleSummary]) {
    for summary in tuples {
      let isExcluded = known.summaries.contains(summary)
      for event in isExcluded ? TupleEvents.atOtherOffsets(summary) : TupleEvents.of(summary) {
        counts.logged += 1
        expect(logged: true, event, of: summary.tuple, as: .other)
      }
    }
  }

  mutating func probes(against rule: ExcludeRule) {
    guard let probes = ProbeEvents(rule) else { return }
    for probe in AdversaryProbe.againstRules {
      for event in probes.events(of: probe) where !known.contains(event) {
        counts.probes += 1
        expect(logged: true, event, of: ThreadTuple(event, generalisation: .none), as: .probe(probe))
      }
    }
  }

  private mutating func expect(
    logged: Bool, _ event: RemoteThreadEvent, of tuple: ThreadTuple, as replayed: ProofFailure.Replayed
  ) {
    guard configuration.decide(FilterEvent(event)).logged != logged else { return }
    failures.append(ProofFailure(replayed: replayed, tuple: tuple, startAddress: event.startAddress))
  }
}
