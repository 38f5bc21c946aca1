/// Why a rebuild does not publish what it made: every guard rail that it met, a sentence each.
public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentences. Never empty.
  public let reasons: [String]

  /// All of them, and what to do.
  public var description: String {
    "not published, everything stays as it was: \(reasons.joined(separator: "; ")); look into it, and run again with "
      + "--force if it is right"
  }
}
