/// How long a search for the fewest rules may take.
///
/// Steps decide: the same input gives the same rules on a slow machine and on a fast one. The clock is a second limit
/// for machines that take far longer for the steps than they should; a search that it ends may come out otherwise next time.
public struct SearchLimit: Sendable {
  /// Elementary operations on sets, at least 1.
  let steps: Int
  private let isOver: @Sendable () -> Bool

  /// A limit of `steps` elementary operations, and of whatever else `isOver` says: it is asked now and then.
  public init(steps: Int, isOver: @escaping @Sendable () -> Bool = { false }) {
    self.steps = max(1, steps)
    self.isOver = isOver
  }

  /// The steps of `seconds`, at a rate that a machine of 2020 keeps up with several times over.
  public static func steps(in seconds: Double) -> Int { Int(min(max(seconds, 0), 86_400) * 20_000_000) }

  /// The steps of ten seconds and no clock.
  public static let standard = SearchLimit(steps: steps(in: 10))

  func clockRanOut() -> Bool { isOver() }
}

/// What ended a search before it was done.
public enum SearchStop: String, Sendable, Hashable {
  /// The limit of steps: the same input ends there again.
  case steps = "the limit of search steps"
  /// The clock: the same input may end elsewhere.
  case time = "the clock"
}

/// What a search has spent of its limit.
struct SearchEffort {
  private let limit: SearchLimit
  private var most: Int
  private var spent = 0
  private var nextLook = 0
  /// Set once the limit is reached.
  private(set) var stop: SearchStop?

  init(_ limit: SearchLimit) {
    self.limit = limit
    most = limit.steps
  }

  /// What `search` finds, which may spend one of so many `parts` of what is left.
  ///
  /// A search that ends for that does not end the others: none of them starves behind a greedy one.
  mutating func share<Result>(oneOf parts: Int, _ search: (inout SearchEffort) -> Result) -> Result {
    var own = self
    own.most = spent + (most - spent) / parts
    let result = search(&own)
    spent = min(own.spent, most)
    nextLook = own.nextLook
    if own.stop == .time { stop = .time }
    return result
  }

  /// Spends `steps`; false where the search must end.
  mutating func spend(_ steps: Int) -> Bool {
    guard stop == nil else { return false }
    spent += min(steps, most)
    if spent > most {
      stop = .steps
    } else if spent >= nextLook {
      nextLook = spent + 1_000_000
      if limit.clockRanOut() { stop = .time }
    }
    return stop == nil
  }
}
