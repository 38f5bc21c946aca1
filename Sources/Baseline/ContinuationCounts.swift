import Foundation

/// Host-days of each thing that was seen to follow one context: the targets of a source, the starts of a pair.
///
/// A part of a table that many contexts share; costs no memory of its own.
public struct ContinuationCounts: Sendable, Hashable {
  /// Numbers of the continuations that were seen, ascending.
  public let continuations: ArraySlice<Int32>
  private let counts: ArraySlice<Int32>
  /// Host-days of all of them: n(c).
  public let total: Int

  /// Nothing seen.
  public init() { self.init(continuations: [], counts: []) }

  /// Counts that were gathered.
  public init(_ tally: ContinuationTally) {
    let ordered = tally.hostDays.sorted { $0.key < $1.key }
    self.init(continuations: ordered.map(\.key)[...], counts: ordered.map { Int32($0.value) }[...])
  }

  /// - Parameters:
  ///   - continuations: ascending, each once.
  ///   - counts: the count of each, at least 1; none larger than ``ContinuationTally/largest``.
  @usableFromInline init(continuations: ArraySlice<Int32>, counts: ArraySlice<Int32>) {
    self.continuations = continuations
    self.counts = counts
    total = counts.reduce(0) { $0 &+ Int($1) }
  }

  /// Distinct continuations: T(c).
  public var distinct: Int { continuations.count }

  /// Host-days of `continuation`: n(c, x). 0 where it was never seen here. O(log T).
  public subscript(_ continuation: Int32) -> Int {
    var range = continuations.indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if continuations[middle] == continuation {
        return Int(counts[counts.startIndex + middle - continuations.startIndex])
      }
      range = continuations[middle] < continuation ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return 0
  }

  /// Each continuation with its host-days, ascending.
  public var hostDays: some Sequence<(key: Int32, value: Int)> {
    zip(continuations, counts).lazy.map { (key: $0, value: Int($1)) }
  }

  /// Shannon entropy of the observed shares, in bits: how surprising this context is on average.
  ///
  /// Summed in order of counts, so that it is the same to the last bit whatever the order of counting. O(T log T).
  public var entropy: Double {
    guard distinct > 1 else { return 0 }
    let total = Double(total)
    return counts.sorted().reduce(into: 0.0) { sum, count in
      let share = Double(count) / total
      sum -= share * log2(share)
    }
  }
}

/// Gathers counts of continuations, in any order.
public struct ContinuationTally: Sendable {
  /// Host-days of each continuation, by its number.
  public private(set) var hostDays: [Int32: Int] = [:]

  /// Beyond what any fleet has; more counts as this, so that no sum overflows.
  static let largest = Int(Int32.max)

  /// Nothing seen.
  public init() {}

  /// Adds `count` host-days of `continuation`.
  public mutating func add(_ count: Int, of continuation: Int32) {
    guard count > 0 else { return }
    hostDays[continuation] = min((hostDays[continuation] ?? 0) + min(count, Self.largest), Self.largest)
  }
}
