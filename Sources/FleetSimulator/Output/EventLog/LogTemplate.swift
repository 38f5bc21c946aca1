/// A template of a Windows event log: an element with places for values.
///
/// A class, so that a chunk knows by identity which templates it holds already.
package final class LogTemplate: Sendable, Hashable {
  /// What stands in an element or attribute.
  package enum Content: Sendable, Hashable {
    /// Text of the template.
    case text(String)
    /// The value of this number, of a type that the template names.
    case value(Int, type: UInt8)
    /// The value of this number; where it is null the element or attribute is left out.
    case optionalValue(Int, type: UInt8)
    /// An element.
    case element(Element)
  }

  /// An attribute.
  package struct Attribute: Sendable, Hashable {
    let name: String
    let content: Content

    /// Makes an attribute of one text or value.
    package init(_ name: String, _ content: Content) {
      self.name = name
      self.content = content
    }
  }

  /// An element.
  package struct Element: Sendable, Hashable {
    let name: String
    let attributes: [Attribute]
    let content: [Content]

    /// Makes an element.
    package init(_ name: String, _ attributes: [Attribute] = [], _ content: [Content] = []) {
      self.name = name
      self.attributes = attributes
      self.content = content
    }
  }

  /// The sixteen bytes of its GUID in a log; the first four are its number.
  package let guid: [UInt8]
  let root: Element

  /// Makes a template; `number` tells it from others.
  package init(number: UInt32, root: Element) {
    guid = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } + Array("heddle-fleet".utf8)
    self.root = root
  }

  /// Whether both are the same template.
  package static func == (left: LogTemplate, right: LogTemplate) -> Bool { left === right }

  /// Hashes the identity.
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
