extension TreeBuilder {
  /// The text of a part; nothing for a null value, so that an optional attribute goes with its value.
  mutating func piece(_ part: ContentPart, _ values: ValueTable) throws(BinaryXMLFault) -> [PendingPiece] {
    try count(values.descriptors)
    guard case .value(let number) = part else {
      var text: [UInt8] = []
      text.append(part, values: values, chunk: chunk)
      return [.node(.text(try counted(XMLText(String(decoding: text, as: UTF8.self)), values.descriptors)))]
    }
    let stored = try values.value(number, in: chunk)
    guard stored.type != .null else { return [] }
    let value = Value(type: stored.type, bytes: chunk.bytes(stored.range))
    guard stored.type.isArray else {
      return [.node(.text(try counted(XMLText(value.text, type: stored.type), values.descriptors)))]
    }
    return [.array(try items(of: value, values.descriptors))]
  }

  private mutating func items(of array: borrowing Value, _ offset: Int) throws(BinaryXMLFault) -> [XMLText] {
    let bytes = ChunkBytes(array.bytes)
    var texts: [XMLText] = []
    var items = ArrayItems(array)
    while let range = items.next() {
      try count(offset)
      let value = Value(type: array.type.element, bytes: bytes.bytes(range))
      texts.append(try counted(XMLText(value.text, type: value.type), offset))
    }
    return texts
  }

  func text(_ name: NameReference) -> String { Value(type: .string, bytes: chunk.bytes(name.range)).text }
}
