/// What a check of a whole baseline found.
public struct BaselineVerification: Sendable, Hashable {
  /// Host-days.
  public var hostDays = 0
  /// Host-days that hold fewer events than their ledger names: joined of several baselines, or at the largest count.
  public var joined = 0
  /// Host-days without a ledger: taken over from a text form that had none.
  public var withoutLedger = 0
  /// Generations whose configuration is there.
  public var generations = 0
  /// What is wrong, a sentence each; at most ``mostProblems``.
  public var problems: [String] = []

  /// The most problems that are named.
  public static let mostProblems = 100

  /// Nothing found yet.
  public init() {}

  /// Adds a problem, as long as there is room.
  public mutating func add(_ problem: String) {
    if problems.count < Self.mostProblems { problems.append(problem) }
  }
}
