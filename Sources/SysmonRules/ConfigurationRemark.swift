/// Something that the engine drops from a configuration while it accepts the rest.
public struct ConfigurationRemark: Sendable, Hashable, CustomStringConvertible {
  /// What was dropped.
  public enum Kind: Sendable, Hashable {
    /// A section says neither onmatch nor default: it is lost.
    case noOnMatch
    /// A section says both onmatch and default: it is lost.
    case onMatchAndDefault
    /// A field that the event type does not have: its section and all later ones of the event type are lost.
    case incorrectField(String, of: String)
  }

  /// What was dropped.
  public let kind: Kind
  /// Where.
  public let position: TextPosition

  /// Makes a remark.
  public init(_ kind: Kind, at position: TextPosition) {
    self.kind = kind
    self.position = position
  }

  /// One sentence.
  public var description: String {
    switch kind {
    case .noOnMatch: "\(position): the section has no onmatch and is ignored"
    case .onMatchAndDefault: "\(position): the section has both onmatch and default and is ignored"
    case .incorrectField(let name, let type):
      "\(position): \(type) has no field '\(name)'; this section and all later ones are ignored"
    }
  }
}
