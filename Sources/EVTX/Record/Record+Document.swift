extension Record {
  /// The whole record as a tree: templates filled in, an element with an array in it repeated for each value.
  ///
  /// Decoded anew at each call. Throws where the record is damaged in a part that nobody asked for before.
  public func tree() throws(BinaryXMLFault) -> XMLElement {
    var builder = TreeBuilder(chunk)
    return try builder.document(body)
  }

  /// The whole record as XML text; see ``XMLElement/appendXML(to:)``.
  public func xml() throws(BinaryXMLFault) -> String {
    var text: [UInt8] = []
    try tree().appendXML(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The whole record as one line of JSON; see ``XMLElement/appendJSON(to:)``.
  public func json() throws(BinaryXMLFault) -> String {
    var text: [UInt8] = []
    try tree().appendJSON(to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
