import Dispatch
import Synchronization

/// Work on many things by several threads, with the results in the order of the things.
public enum InParallel {
  /// Things that a thread takes at a time: enough that taking them costs nothing, few enough that none waits for another.
  private static let share = 32

  /// What `transform` makes of each element, on at most `jobs` threads.
  ///
  /// The same for any number of threads. Returns when all is done; few elements are not worth a second thread.
  public static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let shares = (elements.count + share - 1) / share
    guard jobs > 1, shares > 1 else { return elements.map(transform) }
    let next = Atomic(0)
    let results = Mutex([[Result]](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: min(jobs, shares)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < shares else { return }
        let part = elements[place * share..<min(elements.count, (place + 1) * share)].map(transform)
        results.withLock { $0[place] = part }
      }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}
