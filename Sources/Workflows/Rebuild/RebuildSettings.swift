public import Baseline
public import Scoring

/// How a baseline is rebuilt.
public struct RebuildSettings: Sendable, Hashable {
  /// Days of the window, 3 to 3,650, the newest day among them.
  public var windowDays = 30
  /// Generations that are kept, 1 to 1,000.
  public var keptGenerations = 14
  /// Findings of this level and above are counted but not learned.
  public var quarantineLevel = Level.high
  /// What tells a roll-out from an attack.
  public var rollOut = RollOut.standard
  /// New cases a day over the fleet that people can look at.
  public var alertBudget = 1.0
  /// What may change from one generation to the next.
  public var guardRails = GuardRails()

  /// The standard settings.
  public init() {}
}

/// How much may change in a night before the rebuild refuses to publish.
public struct GuardRails: Sendable, Hashable {
  /// The share of the known-good tuples that may be lost.
  public var mostDrop = 0.2
  /// The share by which the known-good tuples may grow.
  public var mostGrowth = 0.5
  /// The share of the usual hosts that the newest whole day must have.
  public var leastHosts = 0.5
  /// Days that may lie between two rebuilds before the clock is doubted.
  public var mostIdleDays = 10

  /// Fewer tuples than this are no drop and no growth.
  static let fewTuples = 10
  /// While the window holds fewer days, the baseline is still to grow.
  static let settledDays = 7

  /// The standard guard rails.
  public init() {}
}
