/// What was decided about a tuple, or about one of its start offsets, beside counting it.
public enum TupleStatus: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing: its counts decide.
  case learned
  /// Learned, but not known good whatever its counts, until it was seen widely enough or someone approves it: what first
  /// came while nobody looked.
  case probation
  /// Approved by name: known good whatever its counts, and scored as if seen as often as the policy asks.
  case approved
  /// Counted but not learned: it scores as new until someone approves it.
  case quarantined
}
