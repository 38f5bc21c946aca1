/// An element of a record, with everything in it.
public struct XMLElement: Sendable, Hashable {
  /// Its name; event logs have no prefixes.
  public var name: String
  /// Its attributes, in order.
  public var attributes: [XMLAttribute]
  /// What stands in it, in order.
  public var children: [XMLNode]

  /// Puts an element together.
  public init(name: String, attributes: [XMLAttribute] = [], children: [XMLNode] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }
}

/// An attribute of an element.
public struct XMLAttribute: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The parts of its value, in order.
  public var value: [XMLText]

  /// Puts an attribute together.
  public init(name: String, value: [XMLText]) {
    self.name = name
    self.value = value
  }
}

/// What may stand in an element.
public enum XMLNode: Sendable, Hashable {
  /// An element.
  case element(XMLElement)
  /// Text.
  case text(XMLText)
  /// A processing instruction.
  case instruction(target: String, data: String)
}

/// A run of text and what it was made from.
public struct XMLText: Sendable, Hashable {
  /// The text, not escaped.
  public var text: String
  /// The type of the value that it was; a string for text that stands in the template.
  public var type: ValueType

  /// Makes a run of text.
  public init(_ text: String, type: ValueType = .string) {
    self.text = text
    self.type = type
  }
}
