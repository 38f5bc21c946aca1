import Dispatch
import Synchronization

/// Work that is done beside the caller's by one thread of its own, piece after piece; by the caller where `jobs` is 1.
final class WorkBeside<Result: Sendable>: Sendable {
  private let queue: DispatchQueue?
  private let results = Mutex<[Result]>([])

  /// No work yet.
  init(jobs: Int) { queue = jobs > 1 ? DispatchQueue(label: "heddle.beside") : nil }

  /// Adds a piece behind those that wait.
  func add(_ work: @escaping @Sendable () -> Result) {
    guard let queue else { return append(work()) }
    queue.async { self.append(work()) }
  }

  /// Waits for all pieces, and takes what came of them, in their order.
  func take() -> [Result] {
    queue?.sync {}
    return results.withLock { results in
      defer { results = [] }
      return results
    }
  }

  private func append(_ result: Result) { results.withLock { $0.append(result) } }
}
