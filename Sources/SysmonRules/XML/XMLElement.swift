/// An element of a configuration file with what it holds, in document order.
struct XMLElement: Sendable {
  let name: String
  let attributes: [XMLAttribute]
  /// Where the start tag begins.
  let position: TextPosition
  /// The start tag's bytes in the text.
  let startTag: Range<Int>
  /// Where the end tag begins; the end of the start tag where that ends with `/>`.
  var contentEnd: Int
  var content: [XMLContent] = []

  /// The value of an attribute; names are case-sensitive.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The elements inside.
  var children: [XMLElement] {
    content.compactMap { part in
      if case .element(let element) = part { element } else { nil }
    }
  }
}

/// An attribute with its value as an XML reader hands it on.
struct XMLAttribute: Sendable {
  let name: String
  let value: String
}

/// A piece of an element's content.
enum XMLContent: Sendable {
  case element(XMLElement)
  /// Text between two other pieces. It is blank where the file has only white space there, not counting references.
  case text(String, isBlank: Bool)
  case cdata(String)
  /// A comment or a processing instruction, with its bytes in the text: nothing to read, but it splits text.
  case gap(Range<Int>)
}

extension XMLElement {
  /// The text of a filter as `reader` takes it, untrimmed.
  ///
  /// libxml2 joins all pieces. pugixml keeps no blank text, and its caller asks for the first piece only.
  func value(readBy reader: ReaderKind) -> String {
    let pieces: [String] = content.compactMap { part in
      switch part {
      case .text(let text, let isBlank): reader == .pugixml && isBlank ? nil : text
      case .cdata(let text): text
      case .element, .gap: nil
      }
    }
    return switch reader {
    case .pugixml: pieces.first ?? ""
    case .libxml2: pieces.joined()
    }
  }
}
