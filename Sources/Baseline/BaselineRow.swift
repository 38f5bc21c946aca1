public import RemoteThread

/// One row of a baseline's text form.
public enum BaselineRow: Sendable, Hashable {
  /// How the baseline counts. Always the first row.
  case settings(BaselineSettings)
  /// A tuple: its raw spellings, and what was decided about it and why (free text, with the source of the fact).
  case tuple(ThreadTuple, TupleExample, TupleStatus, reason: String?)
  /// What was decided about a start offset of a tuple that a row before has named, and why. Never ``TupleStatus/learned``.
  case offset(ThreadTuple, UInt16, TupleStatus, reason: String?)
  /// What a person decided about something in quarantine.
  case decision(QuarantineDecision)
  /// A sighting of a tuple that a row before has named.
  case sighting(Sighting)
  /// What was read of a host's day.
  case ledger(host: String, day: UTCDay, LedgerPage)
}
