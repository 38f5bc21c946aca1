/// Why the binary XML of a record cannot be read, and at which byte.
public struct BinaryXMLFault: Error, Sendable, Hashable {
  /// Where it stands, in bytes from the beginning of the chunk.
  public var offset: Int
  /// What is wrong there.
  public var reason: Reason

  /// Names a fault.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// What is wrong, with the facts that show it.
  public enum Reason: Sendable, Hashable {
    /// The record, template or chunk ends before this part of it does.
    case cutShort(part: String)
    /// No token has this number, or none may stand here.
    case token(UInt8)
    /// The offset of a name points out of the chunk.
    case nameOffset(UInt32)
    /// The offset of a template points out of the chunk.
    case templateOffset(UInt32)
    /// A value in a template has a type that cannot stand there.
    case valueType(UInt8)
    /// An element ends that was not begun, or the other way round.
    case unbalanced
    /// There is no element.
    case noElement
    /// Elements or templates lie in one another deeper than the reader follows.
    case tooDeep(limit: Int)
    /// The record asks for more work than any real one does.
    case tooLarge(limit: Int)
  }
}
