extension XMLElement {
  /// Appends the element as XML, in one line without declaration: `<Event xmlns="…"><System>…</System></Event>`.
  ///
  /// An element without content is `<Security/>`. Characters that XML cannot carry become U+FFFD.
  public func appendXML(to text: inout [UInt8]) {
    text.append(UInt8(ascii: "<"))
    text.append(contentsOf: name.utf8)
    for attribute in attributes {
      text.append(UInt8(ascii: " "))
      text.append(contentsOf: attribute.name.utf8)
      text.append("=\"")
      for part in attribute.value { text.appendXML(part.text, isAttribute: true) }
      text.append(UInt8(ascii: "\""))
    }
    if children.allSatisfy(\.isEmptyText) { return text.append("/>") }
    text.append(UInt8(ascii: ">"))
    for child in children { child.appendXML(to: &text) }
    text.append("</")
    text.append(contentsOf: name.utf8)
    text.append(UInt8(ascii: ">"))
  }
}

extension XMLNode {
  fileprivate var isEmptyText: Bool { if case .text(let part) = self { part.text.isEmpty } else { false } }

  fileprivate func appendXML(to text: inout [UInt8]) {
    switch self {
    case .element(let element): element.appendXML(to: &text)
    case .text(let part): text.appendXML(part.text, isAttribute: false)
    case .instruction(let target, let data):
      text.append("<?")
      text.append(contentsOf: target.utf8)
      text.append(UInt8(ascii: " "))
      // The end mark cannot be escaped in an instruction.
      text.append(
        contentsOf: data.split(separator: "?>", omittingEmptySubsequences: false).joined(separator: "? >").utf8)
      text.append("?>")
    }
  }
}

extension [UInt8] {
  /// Appends text with all escaped that is not plain there (XML 1.0, 2.4 and 3.3.3).
  fileprivate mutating func appendXML(_ plain: String, isAttribute: Bool) {
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where isAttribute: append("&quot;")
      case "\t" where isAttribute: append("&#9;")
      case "\n" where isAttribute: append("&#10;")
      case "\r": append("&#13;")
      case "\t", "\n": append(UInt8(scalar.value))
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": append(scalar: 0xFFFD)
      default: append(scalar: scalar.value)
      }
    }
  }
}
