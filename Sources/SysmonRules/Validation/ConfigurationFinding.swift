/// Something in a configuration that Sysmon refuses, loses or takes otherwise than it was meant.
public struct ConfigurationFinding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Works, but is worth knowing.
    case note
    /// Works, and most likely not as it was meant.
    case warning
    /// Sysmon refuses the configuration, loses a part of it, or a filter for CreateRemoteThread is without effect.
    case error

    /// Orders from note to error.
    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// Which rule it breaks.
  public let kind: FindingKind
  /// Where it begins: the start tag, for what concerns an element.
  public let position: TextPosition
  /// What is wrong and what follows from it: one sentence without a full stop.
  public let message: String
  /// What to do about it: one sentence without a full stop; nil where the message says it.
  public let mend: String?

  init(
    _ severity: Severity, _ kind: FindingKind, at position: TextPosition, _ message: String, mend: String? = nil
  ) {
    self.severity = severity
    self.kind = kind
    self.position = position
    self.message = message
    self.mend = mend
  }

  /// The order of findings: by place, the worst first.
  func isListed(before other: ConfigurationFinding) -> Bool {
    if position != other.position { return position < other.position }
    if severity != other.severity { return severity > other.severity }
    return (kind.rawValue, message) < (other.kind.rawValue, other.message)
  }
}
