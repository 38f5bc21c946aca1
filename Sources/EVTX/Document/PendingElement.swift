/// An element in which arrays may still stand for several of it.
struct PendingElement {
  let name: String
  var attributes: [PendingAttribute] = []
  var children: [PendingPiece] = []

  init(name: String) { self.name = name }

  /// The first array in it: of its content, then of its attributes.
  var firstArray: [XMLText]? {
    for piece in children { if case .array(let items) = piece { return items } }
    for attribute in attributes {
      for piece in attribute.value { if case .array(let items) = piece { return items } }
    }
    return nil
  }

  /// Pieces to copy where it is repeated.
  var size: Int { attributes.count + children.count }

  /// The same element with one value where the first array stood.
  func replacingFirstArray(with item: XMLText) -> PendingElement {
    var copy = self
    if let index = Self.firstArray(of: children) {
      copy.children[index] = .node(.text(item))
      return copy
    }
    for place in attributes.indices {
      guard let index = Self.firstArray(of: attributes[place].value) else { continue }
      copy.attributes[place].value[index] = .node(.text(item))
      return copy
    }
    return copy
  }

  private static func firstArray(of pieces: [PendingPiece]) -> Int? {
    pieces.firstIndex { if case .array = $0 { true } else { false } }
  }

  /// The element, once no array is left. An attribute without any value is none.
  var finished: XMLElement {
    XMLElement(
      name: name,
      attributes: attributes.filter { !$0.value.isEmpty }.map { XMLAttribute(name: $0.name, value: $0.texts) },
      children: children.compactMap { if case .node(let node) = $0 { node } else { nil } })
  }
}

struct PendingAttribute {
  let name: String
  var value: [PendingPiece] = []

  init(name: String) { self.name = name }

  var texts: [XMLText] {
    value.compactMap { if case .node(.text(let text)) = $0 { text } else { nil } }
  }
}

enum PendingPiece {
  case node(XMLNode)
  case array([XMLText])
}
