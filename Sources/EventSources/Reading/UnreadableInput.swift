/// An input that could not be opened or recognised, or that ends before its time.
public struct UnreadableInput: Sendable, Equatable {
  /// The file, folder or member, named as in ``Damage/input``.
  public var input: String
  /// One short phrase: the system's words, "the input is empty", "not a known format", "cut off: …".
  public var reason: String

  /// Names an unreadable input.
  public init(input: String, reason: String) {
    self.input = input
    self.reason = reason
  }
}
