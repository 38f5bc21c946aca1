import Baseline
import RemoteThread
import SysmonRules

/// What a plan means to exclude: tuples, of starts that only their offset names the offsets, and opened starts in whatever
/// target.
struct ExcludedStarts {
  private enum Offsets {
    case all
    case these(Set<UInt16>)
  }

  private var offsets: [ThreadTuple: Offsets] = [:]
  private let opened: OpenedStarts
  private var paths: GeneralisedPaths

  init(_ plan: ExcludePlan) {
    paths = GeneralisedPaths(plan.generalisation)
    opened = plan.opened
    for start in plan.rules.flatMap(\.members) {
      let tuple = start.summary.tuple
      guard let offset = start.offset else {
        offsets[tuple] = .all
        continue
      }
      if case .these(let known) = offsets[tuple] {
        offsets[tuple] = .these(known.union([offset]))
      } else {
        offsets[tuple] = .these([offset])
      }
    }
  }

  /// Whether the plan has a rule for the tuple.
  func names(_ tuple: ThreadTuple) -> Bool { offsets[tuple] != nil }

  /// Whether the tuple is excluded because its start is, in whatever target.
  func isOpened(_ tuple: ThreadTuple) -> Bool { opened.holds(tuple) }

  /// Whether the event is one of them. Mutating, for the paths that came are remembered.
  mutating func contains(_ event: RemoteThreadEvent) -> Bool {
    let tuple = ThreadTuple(ThreadSpelling(event), paths: &paths)
    return opened.holds(tuple) || contains(event.startOffset, of: tuple)
  }

  /// Whether the plan has a rule for a start of `tuple` at `offset`.
  func contains(_ offset: UInt16?, of tuple: ThreadTuple) -> Bool {
    switch offsets[tuple] {
    case nil: false
    case .all: true
    case .these(let known): offset.map(known.contains) == true
    }
  }
}
