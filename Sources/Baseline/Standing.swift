/// What was decided about a tuple or about one of its start offsets, and why.
public struct Standing: Sendable, Hashable {
  /// What was decided.
  public let status: TupleStatus
  /// Why, in free text.
  public let reason: String?

  /// Makes one.
  public init(status: TupleStatus, reason: String?) {
    self.status = status
    self.reason = reason
  }
}
