/// Asks a policy whether a limit is lifted, and remembers which lifted ones were needed.
struct LimitCheck {
  private let lifted: Set<SafetyLimit>
  /// Limits that stood in the way and were lifted.
  private(set) var used: Set<SafetyLimit> = []

  /// With these limits lifted.
  init(lifting lifted: Set<SafetyLimit> = []) { self.lifted = lifted }

  /// Whether what `limit` forbids may be excluded all the same.
  mutating func allows(_ limit: SafetyLimit) -> Bool {
    guard lifted.contains(limit) else { return false }
    used.insert(limit)
    return true
  }
}
