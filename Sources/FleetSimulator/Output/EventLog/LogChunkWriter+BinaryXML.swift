/// Binary XML. Source of the tokens: libevtx, "Windows XML Event Log (EVTX) format", binary XML; [MS-EVEN6] 2.2.12.
extension LogChunkWriter {
  /// Writes a fragment that is one use of a template.
  mutating func appendFragment(_ template: LogTemplate, _ values: [LogValue]) {
    append(contentsOf: [0x0F, 0x01, 0x01, 0x00, 0x0C, 0x01])
    append(contentsOf: template.guid.prefix(4))
    append(template) { writer in
      writer.append(contentsOf: [0x0F, 0x01, 0x01, 0x00])
      writer.append(template.root)
      writer.append(UInt8(0))
    }
    append(values)
  }

  /// Writes the sizes and types of values, then the values.
  private mutating func append(_ values: [LogValue]) {
    append(UInt32(values.count))
    let descriptors = bytes.count
    for value in values {
      append(UInt16(0))
      append(value.type)
      append(UInt8(0))
    }
    for (index, value) in values.enumerated() {
      let start = bytes.count
      append(value)
      patch(UInt16(truncatingIfNeeded: bytes.count - start), at: descriptors + 4 * index)
    }
  }

  private mutating func append(_ value: LogValue) {
    switch value {
    case .null: break
    case .string(let text): append(utf16: text)
    case .strings(let texts):
      for text in texts {
        append(utf16: text)
        append(UInt16(0))
      }
    case .uint8(let number): append(number)
    case .uint16(let number): append(number)
    case .uint32(let number), .hex32(let number): append(number)
    case .uint64(let number), .hex64(let number), .fileTime(let number): append(number)
    case .int32(let number): append(number)
    case .int64(let number): append(number)
    case .real64(let number): append(number.bitPattern)
    case .bool(let isTrue): append(UInt32(isTrue ? 1 : 0))
    case .binary(let bytes), .guid(let bytes), .sid(let bytes): append(contentsOf: bytes)
    case .embedded(let template, let values): appendFragment(template, values)
    }
  }

  /// Writes an element from its start to its end.
  private mutating func append(_ element: LogTemplate.Element) {
    append(UInt8(element.attributes.isEmpty ? 0x01 : 0x41))
    append(UInt16.max)
    append(UInt32(0))
    let start = bytes.count
    append(name: element.name)
    if !element.attributes.isEmpty { append(element.attributes) }
    if element.content.isEmpty {
      append(UInt8(0x03))
    } else {
      append(UInt8(0x02))
      for content in element.content { append(content) }
      append(UInt8(0x04))
    }
    patch(UInt32(bytes.count - start), at: start - 4)
  }

  private mutating func append(_ attributes: [LogTemplate.Attribute]) {
    append(UInt32(0))
    let start = bytes.count
    for (index, attribute) in attributes.enumerated() {
      append(UInt8(index == attributes.count - 1 ? 0x06 : 0x46))
      append(name: attribute.name)
      append(attribute.content)
    }
    patch(UInt32(bytes.count - start), at: start - 4)
  }

  private mutating func append(_ content: LogTemplate.Content) {
    switch content {
    case .element(let element): append(element)
    case .text(let text):
      append(contentsOf: [0x05, 0x01])
      append(UInt16(truncatingIfNeeded: text.utf16.count))
      append(utf16: text)
    case .value(let number, let type): append(substitution: 0x0D, number, type)
    case .optionalValue(let number, let type): append(substitution: 0x0E, number, type)
    }
  }

  private mutating func append(substitution token: UInt8, _ number: Int, _ type: UInt8) {
    append(token)
    append(UInt16(truncatingIfNeeded: number))
    append(type)
  }
}
