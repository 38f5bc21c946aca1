/// What was decided about a tuple, beside counting it.
public enum TupleStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing: its counts decide.
  case learned
  /// Approved by name: known good whatever its counts, and scored as if seen as often as the policy asks.
  case approved
  /// Counted but not learned: it scores as new until someone approves it.
  case quarantined
}
