public import Baseline
import RemoteThread

/// Where people decide about what is on probation or in quarantine.
public struct QuarantineDesk {
  let store: any GenerationStore

  /// Opens the desk.
  public init(_ store: any GenerationStore) { self.store = store }

  /// Everything that is kept from being known good, quarantine before probation, the most widely seen first.
  public func list() throws -> [RestrainedStart] {
    try store.restrained(.standard).sorted { left, right in
      if left.status != right.status { return left.status == .quarantined }
      if left.support.hostDays != right.support.hostDays { return left.support.hostDays > right.support.hostDays }
      return left.start < right.start
    }
  }

  /// What a name stands for: one thing by its `HDQ-…`, or all that came with a case by its `HDL-…`. Things that were
  /// approved can be named too, to be rejected after all.
  public func starts(named name: String) throws -> [TupleStart] {
    let name = name.lowercased()
    let found = try store.standings().filter { start, standing in
      RestrainedStart.id(of: start).lowercased() == name
        || (name.hasPrefix("hdl-") && standing.reason?.lowercased().contains(name) == true)
    }
    guard !found.isEmpty else { throw UnknownRestraint(name: name) }
    return found.keys.sorted()
  }

  /// Keeps a decision about each of `starts`, and lets it count at once.
  ///
  /// Where a tuple is approved that is named by its offsets, those that were seen so far are approved with it.
  public func decide(_ decisions: [QuarantineDecision]) throws {
    try store.atomically(keeping: true) {
      for decision in decisions {
        try store.add(decision)
        _ = try store.setStatus(decision.status, reason: decision.reason, of: decision.start)
      }
    }
  }

  /// The offsets of a tuple that has no other names for its starts, each as a thing to decide about.
  public func offsets(of start: TupleStart) throws -> [TupleStart] {
    guard start.offset == nil, start.tuple.start.isNamedByOffset else { return [] }
    let summary = try store.tuples().first { $0.tuple == start.tuple }
    return (summary?.offsets ?? []).map { TupleStart(tuple: start.tuple, offset: $0.offset) }
  }
}

/// There is nothing of that name to decide about.
public struct UnknownRestraint: Error, Sendable, CustomStringConvertible {
  /// The name.
  public let name: String

  /// What is wrong and what to do.
  public var description: String {
    "nothing on probation or in quarantine is called \(name.uppercased()); 'heddle quarantine list --all' shows all"
  }
}
