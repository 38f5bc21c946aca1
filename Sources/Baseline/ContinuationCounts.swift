import Foundation

/// Host-days of each thing that was seen to follow one context: the targets of a source, the starts of a pair.
public struct ContinuationCounts: Sendable, Hashable {
  /// Host-days of each continuation, by its number.
  public private(set) var hostDays: [Int32: Int] = [:]
  /// Host-days of all of them: n(c).
  public private(set) var total = 0

  /// Nothing seen.
  public init() {}

  /// Distinct continuations: T(c).
  public var distinct: Int { hostDays.count }

  /// Adds `count` host-days of `continuation`.
  public mutating func add(_ count: Int, of continuation: Int32) {
    guard count > 0 else { return }
    hostDays[continuation, default: 0] += count
    total += count
  }

  /// Host-days of `continuation`: n(c, x). 0 where it was never seen here.
  public subscript(_ continuation: Int32) -> Int { hostDays[continuation] ?? 0 }

  /// Shannon entropy of the observed shares, in bits: how surprising this context is on average.
  ///
  /// Summed in order of counts, so that it is the same to the last bit whatever the order of counting. O(T log T).
  public var entropy: Double {
    let total = Double(total)
    return hostDays.values.sorted().reduce(into: 0.0) { sum, count in
      let share = Double(count) / total
      sum -= share * log2(share)
    }
  }
}
