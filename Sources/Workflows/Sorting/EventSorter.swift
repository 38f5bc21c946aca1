import RemoteThread

/// Sorts any number of events in little memory: full loads go to disk as sorted runs, which are merged at the end.
struct EventSorter {
  /// Events held in memory, about 1 KiB each.
  let capacity: Int
  private var load: [RemoteThreadEvent] = []
  private var runs: [SortedRun] = []

  init(capacity: Int = 100_000) { self.capacity = max(1, capacity) }

  mutating func add(_ event: RemoteThreadEvent) throws {
    load.append(event)
    if load.count >= capacity { try spill() }
  }

  private mutating func spill() throws {
    load.sort { $0.isOrdered(before: $1) }
    runs.append(try SortedRun(of: load))
    load.removeAll(keepingCapacity: true)
  }

  /// Hands the events over in order, each identity once (``EventIdentity``), and empties the sorter.
  ///
  /// Of several events with one identity the first in order is taken, so that the order of reading does not matter.
  /// - Returns: the number of events left out as repeats.
  mutating func drainUnique(_ body: (RemoteThreadEvent) throws -> Void) throws -> Int {
    load.sort { $0.isOrdered(before: $1) }
    var merge = RunMerge(load: load, runs: runs)
    load = []
    runs = []
    var repeated = 0
    var last: EventIdentity?
    while let event = try merge.next() {
      let identity = EventIdentity(of: event)
      if identity == last {
        repeated += 1
      } else {
        try body(event)
      }
      last = identity
    }
    return repeated
  }
}
