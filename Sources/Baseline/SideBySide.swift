import Dispatch

/// Two pieces of work at the same time, where two threads may be had.
package enum SideBySide {
  /// Changes two values, one beside the other where `jobs` is more than 1. Returns when both changes are made.
  ///
  /// Unsafe for the pointers only: each is that of an `inout` argument, which nobody else touches during the call, and one of
  /// the two threads alone uses it. Equal to the plain version, in which one change follows the other.
  package static func change<First: Sendable, Second: Sendable>(
    _ first: inout First, _ second: inout Second, jobs: Int,
    _ changeFirst: @Sendable (inout First) -> Void, _ changeSecond: @Sendable (inout Second) -> Void
  ) {
    guard jobs > 1 else {
      changeFirst(&first)
      changeSecond(&second)
      return
    }
    unsafe withUnsafeMutablePointer(to: &first) { first in
      unsafe withUnsafeMutablePointer(to: &second) { second in
        nonisolated(unsafe) let (one, other) = unsafe (first, second)
        DispatchQueue.concurrentPerform(iterations: 2) { piece in
          if piece == 0 { unsafe changeFirst(&one.pointee) } else { unsafe changeSecond(&other.pointee) }
        }
      }
    }
  }

  /// What two pieces of work give, one made beside the other where `jobs` is more than 1.
  package static func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    var one: First?
    var other: Second?
    change(&one, &other, jobs: jobs) {
      $0 = first()
    } _: {
      $0 = second()
    }
    guard let one, let other else { fatalError("a piece of work was left out") }
    return (one, other)
  }
}
