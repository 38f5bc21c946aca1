internal import Foundation
internal import RemoteThread

/// Hands portions from the threads that read inputs to the one that takes them, a few at a time.
///
/// Unchecked, because the compiler cannot see the lock. The invariant: stored variables are touched only under `condition`.
final class FollowedQueue: @unchecked Sendable {
  typealias Item = DecodedPortion<[RemoteThreadEvent]>

  private static let mostHeld = 16
  /// How long a look at an input that has come to its end is put off.
  private static let pause = 0.2

  private let condition = NSCondition()
  private let isOver: @Sendable () -> Bool
  private var items: [Item] = []
  private var open: Int
  private var isStopped = false

  /// - Parameters:
  ///   - inputs: how many threads put portions.
  ///   - isOver: whether to stop where nothing more has come.
  init(inputs: Int, isOver: @escaping @Sendable () -> Bool) {
    open = inputs
    self.isOver = isOver
  }

  /// Puts a portion, waiting for room; false where nobody takes it.
  func put(_ item: Item) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while items.count >= Self.mostHeld, !isStopped { condition.wait() }
    items.append(item)
    condition.broadcast()
    return !isStopped
  }

  /// Says that an input has ended.
  func end() {
    condition.lock()
    open -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// Waits a moment; false where the following is over.
  func wait() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    let deadline = Date(timeIntervalSinceNow: Self.pause)
    while !isStopped, condition.wait(until: deadline) {}
    return !isStopped
  }

  /// The next portion, waiting for it; nil where all inputs have ended, or the following is over.
  func next() -> Item? {
    condition.lock()
    defer { condition.unlock() }
    while items.isEmpty {
      if open == 0 || isOver() { return nil }
      _ = condition.wait(until: Date(timeIntervalSinceNow: Self.pause))
    }
    condition.broadcast()
    return items.removeFirst()
  }

  /// Lets the threads end. Does not wait for them: one may be waiting for a pipe that no one writes to.
  func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }
}
