/// Why a strict reading ended. Nothing of the part of the input in which the damage stands was handed over.
public enum ReadingStopped: Error, Sendable, Equatable {
  /// A damage was found.
  case damage(Damage)
  /// An input could not be read, or not to its end.
  case unreadable(UnreadableInput)
}
