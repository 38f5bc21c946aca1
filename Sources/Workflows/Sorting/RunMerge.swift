import HeapModule
import RemoteThread

/// Merges one sorted load in memory and any number of sorted runs on disk.
struct RunMerge {
  private var heads: Heap<Head>
  private var load: ArraySlice<RemoteThreadEvent>
  private let runs: [SortedRun]

  /// The next event of one input.
  private struct Head: Comparable {
    let event: RemoteThreadEvent
    /// Number of the run; the load is -1. Decides between equal events.
    let input: Int

    static func < (left: Head, right: Head) -> Bool {
      if left.event.isOrdered(before: right.event) { return true }
      if right.event.isOrdered(before: left.event) { return false }
      return left.input < right.input
    }

    static func == (left: Head, right: Head) -> Bool { left.input == right.input && left.event == right.event }
  }

  init(load: [RemoteThreadEvent], runs: [SortedRun]) {
    self.load = load[...]
    self.runs = runs
    heads = []
  }

  private var isPrimed = false

  mutating func next() throws -> RemoteThreadEvent? {
    if !isPrimed {
      for input in -1..<runs.count { try refill(from: input) }
      isPrimed = true
    }
    guard let head = heads.popMin() else { return nil }
    try refill(from: head.input)
    return head.event
  }

  private mutating func refill(from input: Int) throws {
    let event = input < 0 ? load.popFirst() : try runs[input].next()
    if let event { heads.insert(Head(event: event, input: input)) }
  }
}
