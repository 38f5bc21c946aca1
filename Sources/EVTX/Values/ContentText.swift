extension [UInt8] {
  /// Appends the text of one part of the content of an element or attribute.
  mutating func append(_ part: ContentPart, values: ValueTable, chunk: ChunkBytes) {
    switch part {
    case .value(let number):
      let stored = (try? values.value(number, in: chunk)) ?? .null
      Value(type: stored.type, bytes: chunk.bytes(stored.range)).append(to: &self)
    case .literal(let type, let range): Value(type: type, bytes: chunk.bytes(range)).append(to: &self)
    case .characterReference(let unit): appendCharacter(unit)
    case .entityReference(let name): appendEntity(chunk.bytes(name))
    }
  }

  /// Appends the character of a reference; half a surrogate pair and NUL become U+FFFD.
  mutating func appendCharacter(_ unit: UInt16) {
    append(scalar: unit == 0 || 0xD800...0xDFFF ~= unit ? 0xFFFD : UInt32(unit))
  }

  /// Appends what one of XML's own entities stands for; any other is left as it is written.
  mutating func appendEntity(_ name: RawSpan) {
    let text = Value(type: .string, bytes: name).text
    if let character = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][text] {
      append(contentsOf: character.utf8)
    } else {
      append(contentsOf: "&\(text);".utf8)
    }
  }
}
